import { selectContinuity } from "@/db/queries/prices";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { judgeHistory } from "@/lib/market-data/accept-history";
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
  /** The day its ticker became this company's; what is stored from before it is another's. */
  reusedSince?: string;
}

/**
 * Asks the provider for a symbol's series up to a date. A factor ETF's is kept for good (product §4), and one adjustment
 * basis has to hold from end to end: it is asked for from the beginning where a dividend or split has moved the basis, or
 * the accept gate will move it, as on an ex-date's evening whose dividend the adjusted closes do not bear yet.
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
  if (!FACTOR_ETFS.some((etf) => etf === symbol)) return { history, from };
  // What an operator has let in is not mended: only where both are on the stored basis, it goes on whatever is stored.
  const mended = judgeHistory(history).history;
  const goesOn = ({ bars }: History) => selectContinuity(db, { symbol, bars, from });
  if ((await goesOn(history)) && (mended === history || (await goesOn(mended)))) return { history, from };
  return { history: await market.history(symbol, ETF_HISTORY_FROM, to), from: ETF_HISTORY_FROM };
}
