import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { FACTOR_KEYS } from "@/lib/factors/catalog";
import { RATE_SYMBOLS } from "@/lib/portfolio/currencies";
import { dateArray, floatArray, textArray } from "./arrays";
import { RATES } from "./rates";
import { METRIC_COLUMNS, OVERWRITE_METRICS } from "./symbol-metrics";

/** The rates are part of every universe, as symbols that are not modelled; said again, it changes nothing. */
export async function upsertCurrencies(db: Database, { now }: { now: Date }): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    insert into symbol_universe as had (symbol, status, status_reason, quote_type, currency, name, created_at, updated_at)
    select symbol, 'unsupported', 'currency', 'CURRENCY', 'USD', name, ${at}, ${at}
    from unnest(${RATES}, ${textArray(RATE_SYMBOLS.map(({ name }) => name))})
      as t (symbol, name)
    on conflict (symbol) do update set status = excluded.status, status_reason = excluded.status_reason,
      quote_type = excluded.quote_type, currency = excluded.currency, updated_at = excluded.updated_at
    where (had.status, had.status_reason, had.quote_type, had.currency)
      is distinct from (excluded.status, excluded.status_reason, excluded.quote_type, excluded.currency)`);
}

/** A symbol that is valued and not modelled: a rate, a foreign listing, a coin, an index. */
export interface UnmodelledSymbol {
  symbol: string;
  currency: string;
  /** Its last close up to the session, in that currency; null before the first. */
  lastClose: number | null;
  /** The day of that close on its exchange. */
  lastDate: string | null;
}

/** The rates, and every other symbol that is not modelled and has had a price, by name. */
export async function selectUnmodelled(db: Database, { session }: { session: string }): Promise<UnmodelledSymbol[]> {
  const result = await db.execute<{
    symbol: string;
    currency: string;
    last_close: number | null;
    last_date: string | null;
  }>(sql`
    select u.symbol, u.currency, last.close as last_close, last.session as last_date
    from symbol_universe u
    left join lateral (${lastClose(sql`u.symbol`, session)}) last on true
    where u.status = 'unsupported' and u.currency is not null
      and (u.last_price_date is not null or u.symbol = any(${RATES}))
    order by u.symbol`);
  return result.rows.map(({ symbol, currency, last_close, last_date }) => {
    return { symbol, currency, lastClose: last_close, lastDate: last_date };
  });
}

const lastClose = (symbol: SQL, session: string): SQL => sql`
  select p.close::float8 as close, p.session from symbol_prices_daily p
  where p.symbol = ${symbol} and p.session <= ${session}::date and p.close is not null
  order by p.session desc limit 1`;

/**
 * Stores closes that quotes told, each under its day on its own exchange, without an adjusted close: they make values and
 * no returns. A bar that a chart has brought stays.
 */
export async function upsertCloses(
  db: Database,
  { closes }: { closes: readonly { symbol: string; date: string; close: number }[] },
): Promise<void> {
  if (closes.length === 0) return;
  await db.execute(sql`
    with stored as (
      insert into symbol_prices_daily as old (symbol, session, close, source)
      select symbol, session, close::numeric(20,8), 'quote'
      from unnest(
        ${textArray(closes.map(({ symbol }) => symbol))}, ${dateArray(closes.map(({ date }) => date))},
        ${floatArray(closes.map(({ close }) => close))}
      ) as t (symbol, session, close)
      order by symbol, session
      on conflict (symbol, session) do update set close = excluded.close where old.source = 'quote'
      returning symbol, session
    )
    update symbol_universe u set first_price_date = least(u.first_price_date, stored.session),
      last_price_date = greatest(u.last_price_date, stored.session)
    from stored where u.symbol = stored.symbol
      and (u.first_price_date is null or stored.session < u.first_price_date or stored.session > u.last_price_date)`);
}

/** Why none of the twelve has a number, as `reasons` tells it. */
const NOT_MODELLED = JSON.stringify(Object.fromEntries(FACTOR_KEYS.map((key) => [key, { code: "not_modelled" }])));

/** Rows of symbol_daily_metrics for symbols that are valued and not modelled: the last close and its day, no numbers. */
function unmodelledMetrics(session: string, symbols: SQL): SQL {
  const twelve = (value: SQL) => sql`array_fill(${value}, array[${sql.raw(String(FACTOR_KEYS.length))}])`;
  return sql`
    select u.symbol, ${session}::date, last.close::numeric(20,8), last.session,
      null::float8, null::float8, null::float8, null::float8, null::float8, null::float8,
      u.name, u.sector, u.industry,
      -- A market value is in the listing's currency, and a screen that compares them is in dollars.
      case when u.currency = 'USD' then u.market_cap end, u.trailing_pe, u.forward_pe, u.price_to_book, u.dividend_yield,
      ${twelve(sql`null::float8`)}, ${twelve(sql`null::float8`)}, ${twelve(sql`null::float8`)}, ${twelve(sql`0::int2`)},
      ${twelve(sql`'none'::beta_quality`)}, ${NOT_MODELLED}::jsonb, null::date[], null::float8[], null::float8, null::risk_quality
    from symbol_universe u
    join lateral (${lastClose(sql`u.symbol`, session)}) last on true
    where u.status = 'unsupported' and ${symbols}`;
}

/** Stages, for a run, the rows of all symbols that are valued and not modelled. @returns rows staged */
export async function stageUnmodelled(
  db: Database,
  { runId, session }: { runId: string; session: string },
): Promise<number> {
  const result = await db.execute(sql`
    insert into symbol_daily_metrics_staged (run_id, symbol, ${METRIC_COLUMNS})
    select ${runId}::uuid, m.* from (${unmodelledMetrics(session, sql`true`)}) m
    on conflict (run_id, symbol) do update set ${OVERWRITE_METRICS}`);
  return result.rowCount ?? 0;
}

/**
 * Writes the rows of some symbols straight into what readers see; those that are modelled are left out.
 *
 * @param session the published one, @param runId the run that published it
 * @returns rows written
 */
export async function upsertUnmodelled(
  db: Database,
  { runId, session, symbols }: { runId: string; session: string; symbols: readonly string[] },
): Promise<number> {
  const result = await db.execute(sql`
    insert into symbol_daily_metrics (symbol, ${METRIC_COLUMNS}, run_id)
    select m.*, ${runId}::uuid from (${unmodelledMetrics(session, sql`u.symbol = any(${textArray(symbols)})`)}) m
    order by 1
    on conflict (symbol) do update set ${OVERWRITE_METRICS}, run_id = excluded.run_id`);
  return result.rowCount ?? 0;
}

/** Retires closes older than `before`, of which no chunk of the night is in charge (product §4). */
export async function deleteOldCloses(db: Database, { before }: { before: string }): Promise<void> {
  await db.execute(sql`
    delete from symbol_prices_daily t using symbol_universe u
    where t.symbol = u.symbol and u.status = 'unsupported' and t.session < ${before}::date`);
}
