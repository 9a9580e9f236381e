import { selectLatelyDelisted } from "@/db/queries/missing-sessions";
import { addSessions } from "@/lib/calendar";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { isMarketDataError } from "@/lib/market-data/errors";
import { QUOTES_PER_CALL } from "@/lib/market-data/market";
import { isOverBudget } from "./call-budget";
import { isAuditTurn } from "./choose-fetches";
import type { JobContext } from "./context";
import { fetchSeries } from "./fetch-series";
import type { IngestResult, IngestTarget } from "./ingest-prices";
import { passBreaker } from "./provider-breaker";
import { recogniseClosures } from "./recognise-closures";

/** Sessions after its last price in which a delisted symbol is still looked at now and then. */
const LOOK_BACK_SESSIONS = 60;

/**
 * What a night begins with: the canaries; the factor ETFs' series, because they are in every model and SPY says whether
 * the provider has the session at all; days on which nobody traded; and delisted symbols that trade again.
 *
 * @throws AppError `market_unavailable` where SPY has no bar for the session yet
 */
export async function ingestFactorEtfs(context: JobContext, target: IngestTarget): Promise<IngestResult> {
  try {
    return await beginNight(context, target);
  } finally {
    await context.calls?.write();
  }
}

async function beginNight(context: JobContext, target: IngestTarget): Promise<IngestResult> {
  const passage = await passBreaker(context, target);
  if (passage.retryAt !== null) return { fetched: 0, failed: 0, retryAt: passage.retryAt };
  const etfs = await fetchSeries(context, { symbols: [...FACTOR_ETFS], mustHaveSession: "SPY", ...target });
  const { fetched, failures, retryAt } = etfs;
  if (retryAt !== null) return { fetched, failed: 0, retryAt };
  await recogniseClosures(context, target);
  const revived = passage.quotesRefused ? 0 : await lookForRevived(context, target);
  return { fetched: fetched + revived, failed: failures.length, retryAt: null };
}

/** Asks for the quotes of delisted symbols in their audit's turn; one that trades again comes back by its series. */
async function lookForRevived(context: JobContext, target: IngestTarget): Promise<number> {
  const { session, closures } = target;
  const since = addSessions(session, -LOOK_BACK_SESSIONS, closures);
  const delisted = await selectLatelyDelisted(context.db, { since });
  const inTurn = [...delisted.keys()].filter((symbol) => isAuditTurn(symbol, session)).slice(0, QUOTES_PER_CALL);
  if (inTurn.length === 0) return 0;
  try {
    const quotes = await context.market.quotes(inTurn);
    const trading = inTurn.filter((symbol) => (quotes.get(symbol)?.session ?? "") > (delisted.get(symbol) ?? session));
    return (await fetchSeries(context, { symbols: trading, ...target })).fetched;
  } catch (error) {
    // It is asked in passing: the night does not wait for it.
    if (isMarketDataError(error) || isOverBudget(error)) return 0;
    throw error;
  }
}
