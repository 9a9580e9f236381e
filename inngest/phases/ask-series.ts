import { selectContinuity } from "@/db/queries/prices";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import type { History } from "@/lib/market-data/market";
import type { JobContext } from "./context";

/** Calendar days of a series that one fetch brings: a year and a quarter, more than every window (product §5). */
const SERIES_DAYS = 460;
/** Earlier than any factor ETF: SPY, the oldest, was first traded on 1993-01-29. */
const ETF_HISTORY_FROM = "1993-01-01";

/** A symbol's series as it was answered, and the first date that was asked for. */
export interface Series {
  history: History;
  from: string;
}

/**
 * Asks the provider for a symbol's series up to a date. A factor ETF's is kept for good (product §4), and one adjustment
 * basis has to hold from end to end: it is asked for from the beginning where a dividend or split has moved the basis.
 *
 * @throws MarketDataError as `Market.history` does
 */
export async function askSeries(
  { db, market }: Pick<JobContext, "db" | "market">,
  symbol: string,
  to: string,
): Promise<Series> {
  const from = new Date(Date.parse(to) - SERIES_DAYS * 86_400_000).toISOString().slice(0, 10);
  const history = await market.history(symbol, from, to);
  const isKept = FACTOR_ETFS.some((etf) => etf === symbol);
  if (!isKept || (await selectContinuity(db, { symbol, bars: history.bars, from }))) return { history, from };
  return { history: await market.history(symbol, ETF_HISTORY_FROM, to), from: ETF_HISTORY_FROM };
}
