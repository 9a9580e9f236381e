import { type SQL, sql } from "drizzle-orm";
import { RATE_SYMBOLS, RATED_UNITS } from "@/lib/portfolio/currencies";
import { floatArray, textArray } from "./arrays";

/** The symbols of the rates. */
export const RATES = textArray(RATE_SYMBOLS.map(({ symbol }) => symbol));

/**
 * The currencies that are counted, as rows for a `with`: how a currency is written (EUR, GBp …), US dollars for one unit of
 * it, and the date of the rate. A rate is the published close of its symbol, at most five sessions old; a currency without
 * one has no row. A dozen rows at most, made once a statement.
 *
 * The plain twin is `closeInUsd` (lib/portfolio/values).
 *
 * @param freshSince oldest session that counts; null: nothing is published
 */
export const currencyRates = (freshSince: SQL): SQL => sql`
  rates (written, rate, rate_date) as materialized (
    select c.written, m.close::float8 * c.unit, m.close_date
    from unnest(
      ${textArray(RATED_UNITS.map(({ written }) => written))}, ${floatArray(RATED_UNITS.map(({ unit }) => unit))},
      ${textArray(RATED_UNITS.map(({ symbol }) => symbol))}
    ) as c (written, unit, symbol)
    join symbol_daily_metrics m on m.symbol = c.symbol and m.close_date >= ${freshSince}
    union all select 'USD', 1, null
  )`;

/** The currency a symbol `u` of the universe is listed in, as the market writes it; US dollars until its series says otherwise. */
export const LISTING = sql`coalesce(u.currency, 'USD')`;

/** Whether the currency of a lot `p` says that it is not the listing `u` its symbol names: that one trades in US dollars. */
export const IS_OTHER_LISTING = sql`(p.currency <> 'USD' and ${LISTING} = 'USD')`;

/** The close of a row `m` in the listing's currency; of a listing that is not modelled, only while it is at most five sessions old. */
export const countedClose = (freshSince: SQL): SQL =>
  sql`case when u.status is distinct from 'unsupported' or m.close_date >= ${freshSince} then m.close::float8 end`;
