import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { dateArray, floatArray, textArray } from "./arrays";

/** A bar as it is stored; prices as numbers, missing as null. */
export interface StoredBar {
  symbol: string;
  session: string;
  open: number | null;
  high: number | null;
  low: number | null;
  close: number | null;
  adjClose: number | null;
  volume: number | null;
}

/**
 * Stores fetches of whole series and brings the series onto one basis: bars that the fetch spans but does not have keep
 * their close and lose their adjusted close, because two bases make a false return (methodology §1.3).
 * Unchanged rows are not written. `symbols` names every fetched symbol, also one whose fetch had no bar.
 *
 * @returns rows written
 */
export async function upsertSeries(
  db: Database,
  { symbols, bars }: { symbols: readonly string[]; bars: readonly StoredBar[] },
): Promise<number> {
  if (bars.length === 0) return 0;
  const columns = columnsOf(bars);
  const written = await db.execute(sql`
    insert into symbol_prices_daily as old (symbol, session, open, high, low, close, adj_close, volume, source)
    select symbol, session, open::numeric(20,8), high::numeric(20,8), low::numeric(20,8), close::numeric(20,8), adj, volume::bigint, 'chart'
    from unnest(${columns.symbols}, ${columns.sessions}, ${columns.open}, ${columns.high}, ${columns.low}, ${columns.close}, ${columns.adjClose}, ${columns.volume})
      as t (symbol, session, open, high, low, close, adj, volume)
    on conflict (symbol, session) do update set
      open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
      adj_close = excluded.adj_close, volume = excluded.volume, source = excluded.source
    where (old.open, old.high, old.low, old.close, old.adj_close, old.volume, old.source)
      is distinct from (excluded.open, excluded.high, excluded.low, excluded.close, excluded.adj_close, excluded.volume, excluded.source)`);
  await db.execute(sql`
    with fetched as (
      select symbol, session from unnest(${columns.symbols}, ${columns.sessions}) as t (symbol, session)
    ), spans as (
      select symbol, min(session) as first, max(session) as last from fetched group by symbol
    )
    update symbol_prices_daily bar set adj_close = null
    from spans
    where bar.symbol = spans.symbol and bar.session between spans.first and spans.last
      and bar.adj_close is not null and bar.close is not null
      and not exists (select 1 from fetched where fetched.symbol = bar.symbol and fetched.session = bar.session)`);
  await touchPriceDates(db, { symbols });
  return written.rowCount ?? 0;
}

/**
 * Appends the session's bars that quotes gave. Their adjusted close is chained to the last bar that has both prices, so
 * that the return over an adjacent session is close ÷ close - 1 on one split basis (methodology §1.3). A bar that a
 * chart fetch has already brought stays.
 *
 * @returns symbols whose bar was written
 */
export async function appendQuoteBars(
  db: Database,
  { session, bars }: { session: string; bars: readonly Omit<StoredBar, "adjClose" | "session">[] },
): Promise<string[]> {
  if (bars.length === 0) return [];
  const columns = columnsOf(bars.map((bar) => ({ ...bar, session, adjClose: null })));
  const result = await db.execute<{ symbol: string }>(sql`
    insert into symbol_prices_daily as old (symbol, session, open, high, low, close, adj_close, volume, source)
    select t.symbol, ${session}::date, open::numeric(20,8), high::numeric(20,8), low::numeric(20,8), t.close::numeric(20,8),
      before.adj_close * (t.close / before.close::float8), volume::bigint, 'quote'
    from unnest(${columns.symbols}, ${columns.open}, ${columns.high}, ${columns.low}, ${columns.close}, ${columns.volume})
      as t (symbol, open, high, low, close, volume)
    left join lateral (
      select adj_close, close from symbol_prices_daily p
      where p.symbol = t.symbol and p.session < ${session}::date and p.adj_close is not null and p.close is not null
      order by p.session desc limit 1
    ) before on true
    on conflict (symbol, session) do update set
      open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
      adj_close = excluded.adj_close, volume = excluded.volume
    where old.source = 'quote'
    returning symbol`);
  const symbols = result.rows.map((row) => row.symbol);
  await touchPriceDates(db, { symbols });
  return symbols;
}

/** First and last price date of these symbols, as the bars have it. */
async function touchPriceDates(db: Database, { symbols }: { symbols: readonly string[] }): Promise<void> {
  if (symbols.length === 0) return;
  await db.execute(sql`
    update symbol_universe u set first_price_date = ends.first, last_price_date = ends.last
    from (
      select s.symbol,
        (select session from symbol_prices_daily p where p.symbol = s.symbol order by session limit 1) as first,
        (select session from symbol_prices_daily p where p.symbol = s.symbol order by session desc limit 1) as last
      from unnest(${textArray(symbols)}) as s (symbol)
    ) ends
    where u.symbol = ends.symbol
      and (u.first_price_date, u.last_price_date) is distinct from (ends.first, ends.last)`);
}

/**
 * Adjusted closes of these symbols between two sessions, as a matrix.
 *
 * One row a symbol comes back, its bars packed as (day number, float8): three times less work than a row a bar.
 *
 * @param sessions the columns, oldest first
 * @returns symbols × sessions, row-major in the order asked for; NaN where there is no adjusted close
 */
export async function selectPriceMatrix(
  db: Database,
  { symbols, sessions }: { symbols: readonly string[]; sessions: readonly string[] },
): Promise<Float64Array> {
  const width = sessions.length;
  const matrix = new Float64Array(symbols.length * width).fill(Number.NaN);
  const first = sessions[0];
  const last = sessions[width - 1];
  if (symbols.length === 0 || first === undefined || last === undefined) return matrix;
  const columnOfDay = new Map(sessions.map((session, column) => [daysSince(first, session), column]));
  const rowOfSymbol = new Map(symbols.map((symbol, row) => [symbol, row]));
  const result = await db.execute<{ symbol: string; bars: Uint8Array }>(sql`
    select symbol, string_agg(int4send(session - ${first}::date) || float8send(adj_close), ''::bytea) as bars
    from symbol_prices_daily
    where symbol = any(${textArray(symbols)}) and session between ${first}::date and ${last}::date and adj_close is not null
    group by symbol`);
  for (const { symbol, bars } of result.rows) {
    const row = rowOfSymbol.get(symbol);
    if (row === undefined) continue;
    const view = new DataView(bars.buffer, bars.byteOffset, bars.byteLength);
    for (let at = 0; at < bars.byteLength; at += 12) {
      const column = columnOfDay.get(view.getInt32(at));
      if (column !== undefined) matrix[row * width + column] = view.getFloat64(at + 4);
    }
  }
  return matrix;
}

const daysSince = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export interface CorporateAction {
  symbol: string;
  exDate: string;
  kind: "dividend" | "split";
  /** Dollars a share, or new shares for one old. */
  value: number;
}

export async function upsertCorporateActions(
  db: Database,
  { actions }: { actions: readonly CorporateAction[] },
): Promise<void> {
  if (actions.length === 0) return;
  const distinct = [...new Map(actions.map((a) => [`${a.symbol} ${a.exDate} ${a.kind}`, a])).values()];
  await db.execute(sql`
    insert into symbol_corporate_actions as old (symbol, ex_date, kind, value)
    select symbol, ex_date, kind::corporate_action_kind, value
    from unnest(${textArray(distinct.map((a) => a.symbol))}, ${dateArray(distinct.map((a) => a.exDate))}, ${textArray(distinct.map((a) => a.kind))}, ${floatArray(distinct.map((a) => a.value))})
      as t (symbol, ex_date, kind, value)
    on conflict (symbol, ex_date, kind) do update set value = excluded.value where old.value <> excluded.value`);
}

/** Retires bars and factor rows older than `before`, the factor ETFs' excepted (product §4). */
export async function deleteOldRows(
  db: Database,
  { from, to, before }: { from: string; to: string; before: string },
): Promise<void> {
  for (const table of [sql`symbol_prices_daily`, sql`symbol_factor_exposures`]) {
    await db.execute(sql`
      delete from ${table} t using symbol_universe u
      where t.symbol = u.symbol and u.symbol between ${from} and ${to} and not u.is_factor_etf and t.session < ${before}::date`);
  }
}

function columnsOf(bars: readonly StoredBar[]) {
  return {
    symbols: textArray(bars.map((bar) => bar.symbol)),
    sessions: dateArray(bars.map((bar) => bar.session)),
    open: floatArray(bars.map((bar) => bar.open)),
    high: floatArray(bars.map((bar) => bar.high)),
    low: floatArray(bars.map((bar) => bar.low)),
    close: floatArray(bars.map((bar) => bar.close)),
    adjClose: floatArray(bars.map((bar) => bar.adjClose)),
    volume: floatArray(bars.map((bar) => bar.volume)),
  };
}
