import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { LIVE, type SymbolStatus } from "./universe";

/** What the night needs to know of a symbol before it asks the provider anything. */
export interface SymbolWatermark {
  symbol: string;
  status: SymbolStatus;
  isFactorEtf: boolean;
  /** Of the listing, as its series has it; null before the first one. */
  currency: string | null;
  lastPriceDate: string | null;
  /** Last session that a fetch of the whole series brought. */
  lastAuditDate: string | null;
  /** Bars between that session and the one being worked on, both left out. */
  barsSinceAudit: number;
  /** Close of the session before the one being worked on; null where that bar is missing. */
  previousClose: number | null;
  /** Close of the last bar before the session, however old. */
  lastClose: number | null;
  /** Source of the session's own bar, when there is one already. */
  sessionSource: "chart" | "quote" | null;
  /** Last known ex-date and the usual days between two, from stored dividends; null below two of them. */
  lastExDate: string | null;
  exDateGapDays: number | null;
  /** Session on which name, sector and industry were last asked for. */
  profileDate: string | null;
}

/** Watermarks of the live symbols in a range, by name. */
export async function selectWatermarks(
  db: Database,
  { from, to, session, previousSession }: { from: string; to: string; session: string; previousSession: string },
): Promise<SymbolWatermark[]> {
  const result = await db.execute<{
    symbol: string;
    status: SymbolStatus;
    is_factor_etf: boolean;
    currency: string | null;
    profile_date: string | null;
    last_price_date: string | null;
    last_audit_date: string | null;
    bars_since_audit: number;
    previous_close: number | null;
    last_close: number | null;
    session_source: "chart" | "quote" | null;
    last_ex_date: string | null;
    ex_date_gap_days: number | null;
  }>(sql`
    select u.symbol, u.status, u.is_factor_etf, u.currency, u.profile_date, u.last_price_date, u.last_audit_date,
      (select count(*)::int from symbol_prices_daily p
        where p.symbol = u.symbol and p.session > u.last_audit_date and p.session < ${session}::date) as bars_since_audit,
      before.close::float8 as previous_close, latest.close::float8 as last_close, today.source as session_source,
      dividends.last_ex_date, dividends.gap as ex_date_gap_days
    from symbol_universe u
    left join symbol_prices_daily before on before.symbol = u.symbol and before.session = ${previousSession}::date
    left join symbol_prices_daily today on today.symbol = u.symbol and today.session = ${session}::date
    left join lateral (
      select close from symbol_prices_daily p
      where p.symbol = u.symbol and p.session < ${session}::date and p.close is not null order by p.session desc limit 1
    ) latest on true
    left join lateral (
      select max(ex_date) as last_ex_date, (max(ex_date) - min(ex_date))::float8 / nullif(count(*) - 1, 0) as gap
      from (
        select ex_date from symbol_corporate_actions a
        where a.symbol = u.symbol and a.kind = 'dividend' order by ex_date desc limit 5
      ) recent
    ) dividends on true
    where u.symbol between ${from} and ${to} and u.status in ${LIVE}
    order by u.symbol`);
  return result.rows.map((row) => ({
    symbol: row.symbol,
    status: row.status,
    isFactorEtf: row.is_factor_etf,
    currency: row.currency,
    lastPriceDate: row.last_price_date,
    lastAuditDate: row.last_audit_date,
    barsSinceAudit: row.bars_since_audit,
    previousClose: row.previous_close,
    lastClose: row.last_close,
    sessionSource: row.session_source,
    lastExDate: row.last_ex_date,
    exDateGapDays: row.ex_date_gap_days,
    profileDate: row.profile_date,
  }));
}

/**
 * Live symbols without a bar of the session that portfolios hold, the largest holdings first: whom charts are for first
 * where quotes are refused. It reads the small summary of holdings, no portfolio.
 */
export async function selectHeldUnpriced(
  db: Database,
  { session, limit }: { session: string; limit: number },
): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    select u.symbol from held_symbol_summary h join symbol_universe u on u.symbol = h.symbol
    where u.status in ${LIVE} and (u.last_price_date is null or u.last_price_date < ${session}::date)
    order by h.value_usd desc, u.symbol limit ${limit}`);
  return result.rows.map(({ symbol }) => symbol);
}

/** Coverage as product §4 defines it: who was expected to have a bar for the session, and who has one. */
export async function selectPriceCoverage(
  db: Database,
  { session, expectedSince }: { session: string; expectedSince: string },
): Promise<{ expected: number; priced: number }> {
  const result = await db.execute<{ expected: number; priced: number }>(sql`
    with published as (select published_session as session from market_state)
    select
      count(*)::int as expected,
      count(*) filter (where u.last_price_date >= ${session}::date)::int as priced
    from symbol_universe u
    left join symbol_daily_metrics m on m.symbol = u.symbol
    where u.status = 'active' and case
      when (select session from published) is null then u.last_price_date >= ${expectedSince}::date
      else m.close_date >= (select session from published)
    end`);
  const row = result.rows[0];
  if (row === undefined) throw new Error("selectPriceCoverage: an aggregate always has a row");
  return row;
}
