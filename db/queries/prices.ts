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

/** Relative change of an adjusted close that means a new basis: the least dividend moves more, noise in its last digits less. */
const SAME_BASIS = 1e-6;
/** Relative difference up to which prices of several bars have moved by one factor: cheap ones come in rough digits. */
const SAME_RATIO = 1e-3;

/**
 * Stores fetches of whole series between two dates, each series on one basis: where a dividend or split has moved the
 * adjusted closes, bars in between that the fetch does not have keep their close and lose their adjusted close, because
 * two bases make a false return (methodology §1.3). On the same basis they keep both. Unchanged rows are not written.
 *
 * Stored prices that change are recorded in price_rewrites with the reason, a row a symbol: `quote_confirmed` where only
 * what quotes had brought changed; `dividend` or `split` where one with its ex-date after the last bar on the old basis
 * explains that all of it moved alike; else `restatement`. Store dividends and splits first: they are looked up there.
 *
 * @param symbols every fetched symbol, also one whose fetch had no bar
 * @param from first date that was asked for, @param to last one
 * @param now when it is recorded
 * @returns rows written
 */
export async function upsertSeries(
  db: Database,
  {
    symbols,
    bars,
    from,
    to,
    now = new Date(),
  }: { symbols: readonly string[]; bars: readonly StoredBar[]; from: string; to: string; now?: Date },
): Promise<number> {
  if (bars.length === 0) return 0;
  const columns = columnsOf(bars);
  // Rows that are the same are left out beforehand: an upsert locks, and so writes, even those it then does not change.
  const written = await db.execute(sql`
    with fetched as materialized (
      select symbol, session, open::numeric(20,8), high::numeric(20,8), low::numeric(20,8), close::numeric(20,8),
        adj as adj_close, volume::bigint, 'chart'::bar_source as source
      from unnest(${columns.symbols}, ${columns.sessions}, ${columns.open}, ${columns.high}, ${columns.low}, ${columns.close}, ${columns.adjClose}, ${columns.volume})
        as f (symbol, session, open, high, low, close, adj, volume)
    ), changed as materialized (
      select t.*, had.symbol is not null as was_stored, had.source as had_source, had.adj_close as had_adj_close,
        (t.adj_close / nullif(had.adj_close, 0)) as adj_ratio, (t.close / nullif(had.close, 0))::float8 as close_ratio,
        ${isOther("open")} or ${isOther("high")} or ${isOther("low")} or ${isOther("close")} as is_other
      from fetched t
      -- Lateral, so that it is an index look-up a row whatever the planner thinks of a table it has not analysed yet.
      left join lateral (
        select * from symbol_prices_daily p where p.symbol = t.symbol and p.session = t.session offset 0
      ) had on true
      where had.symbol is null
        or (had.open, had.high, had.low, had.close, had.adj_close, had.volume, had.source)
          is distinct from (t.open, t.high, t.low, t.close, t.adj_close, t.volume, t.source)
    ), rebased as materialized (
      select distinct symbol from changed
      where had_source = 'chart' and abs(adj_close / nullif(had_adj_close, 0) - 1) > ${SAME_BASIS}
    ), left_behind as (
      update symbol_prices_daily bar set adj_close = null
      from rebased
      where bar.symbol = rebased.symbol and bar.session between ${from}::date and ${to}::date
        and bar.adj_close is not null and bar.close is not null
        and not exists (select from fetched t where t.symbol = bar.symbol and t.session = bar.session)
      returning bar.symbol, bar.session
    ), rewritten as materialized (
      select symbol, session, had_source = 'chart' as was_charted, adj_ratio, close_ratio from changed
      where was_stored and (is_other or (adj_close is null) <> (had_adj_close is null) or abs(adj_ratio - 1) > ${SAME_BASIS})
      union all
      select symbol, session, false, null, null from left_behind
    ), rewrites as (
      select symbol, min(session) as first, max(session) as last, count(*)::int as bars,
        count(*) filter (where was_charted) as charted, max(session) filter (where was_charted) as last_charted,
        -- Alike is what one factor made; where an adjusted close came or went there is none.
        coalesce(bool_and(adj_ratio is not null) filter (where was_charted), false)
          and max(adj_ratio) filter (where was_charted) <= (1 + ${SAME_RATIO}::float8) * min(adj_ratio) filter (where was_charted) as is_alike,
        coalesce(bool_and(abs(close_ratio - 1) <= ${SAME_RATIO}::float8) filter (where was_charted), true) as is_same_close
      from rewritten group by symbol
    ), recorded as (
      insert into price_rewrites (symbol, reason, first_session, last_session, bars, at)
      select r.symbol, (case
          when r.charted = 0 then 'quote_confirmed'
          when r.is_alike then coalesce((
            select case when a.kind = 'split' then 'split' else 'dividend' end from symbol_corporate_actions a
            where a.symbol = r.symbol and a.ex_date > r.last_charted and a.ex_date <= ${to}::date
              and (a.kind = 'dividend') = r.is_same_close
            limit 1), 'restatement')
          else 'restatement' end)::rewrite_reason, r.first, r.last, r.bars, ${now.toISOString()}::timestamptz
      from rewrites r order by r.symbol
    )
    insert into symbol_prices_daily (symbol, session, open, high, low, close, adj_close, volume, source)
    select symbol, session, open, high, low, close, adj_close, volume, source from changed order by symbol, session
    on conflict (symbol, session) do update set
      open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
      adj_close = excluded.adj_close, volume = excluded.volume, source = excluded.source`);
  await touchPriceDates(db, { symbols });
  return written.rowCount ?? 0;
}

/** Whether a price is another than the stored one: charts come in single precision, quotes in cents. */
const isOther = (column: "open" | "high" | "low" | "close") =>
  sql.raw(`
  ((t.${column} is null) <> (had.${column} is null) or coalesce(abs(t.${column} - had.${column}) > ${SAME_BASIS} * had.${column}, false))`);

/** Whether fetched bars are on the basis of those that are stored, and older ones are stored that they go on from. */
export async function selectContinuity(
  db: Database,
  { symbol, bars, from }: { symbol: string; bars: readonly Pick<StoredBar, "session" | "adjClose">[]; from: string },
): Promise<boolean> {
  const result = await db.execute<{ continues: boolean }>(sql`
    select exists (select from symbol_prices_daily p where p.symbol = ${symbol} and p.session < ${from}::date)
      and coalesce(bool_and(abs(t.adj / nullif(p.adj_close, 0) - 1) <= ${SAME_BASIS}), false) as continues
    from unnest(${dateArray(bars.map((bar) => bar.session))}, ${floatArray(bars.map((bar) => bar.adjClose))}) as t (session, adj)
    join symbol_prices_daily p on p.symbol = ${symbol} and p.session = t.session and p.source = 'chart'`);
  return result.rows[0]?.continues ?? false;
}

/**
 * Appends the session's bars that quotes gave. Their adjusted close is chained to the last bar that has both prices, so
 * that the return over an adjacent session is (close + dividend) ÷ close - 1 on one split basis (methodology §1.3), the
 * dividend being one that is stored with the session for its ex-date; over a hole there is no return, and the chain only
 * keeps the level until the series is fetched anew. A bar that a chart fetch has already brought stays.
 *
 * @param previousSession the session before it: only a bar of that is adjacent
 */
export async function appendQuoteBars(
  db: Database,
  {
    session,
    previousSession,
    bars,
  }: { session: string; previousSession: string; bars: readonly Omit<StoredBar, "adjClose" | "session">[] },
): Promise<void> {
  if (bars.length === 0) return;
  const columns = columnsOf(bars.map((bar) => ({ ...bar, session, adjClose: null })));
  await db.execute(sql`
    insert into symbol_prices_daily as old (symbol, session, open, high, low, close, adj_close, volume, source)
    select t.symbol, ${session}::date, open::numeric(20,8), high::numeric(20,8), low::numeric(20,8), t.close::numeric(20,8),
      before.adj_close * ((t.close + coalesce(paid.value::float8, 0)) / before.close::float8), volume::bigint, 'quote'
    from unnest(${columns.symbols}, ${columns.open}, ${columns.high}, ${columns.low}, ${columns.close}, ${columns.volume})
      as t (symbol, open, high, low, close, volume)
    left join lateral (
      select session, adj_close, close from symbol_prices_daily p
      where p.symbol = t.symbol and p.session < ${session}::date and p.adj_close is not null and p.close is not null
      order by p.session desc limit 1
    ) before on true
    left join symbol_corporate_actions paid on paid.symbol = t.symbol and paid.kind = 'dividend'
      and paid.ex_date = ${session}::date and before.session = ${previousSession}::date
    on conflict (symbol, session) do update set
      open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
      adj_close = excluded.adj_close, volume = excluded.volume
    where old.source = 'quote'`);
  await touchPriceDates(db, { symbols: bars.map((bar) => bar.symbol) });
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
