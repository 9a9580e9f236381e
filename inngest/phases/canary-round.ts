import { setTimeout as wait } from "node:timers/promises";
import { selectKnownSymbols } from "@/db/queries/universe";
import type { Round } from "@/lib/market-data/breaker";
import { CANARIES, canaryTrouble, FIRST_CANARY } from "@/lib/market-data/canaries";
import { isMarketDataError, MarketDataError } from "@/lib/market-data/errors";
import type { JobContext } from "./context";

/** Once more after a slip, not more: the breaker decides when to try again. */
const ASKING = { attempts: 2 };
/** A round that takes longer has failed, whatever becomes of its call. */
const PATIENCE_MS = 10_000;
/** Calendar days a canary's chart looks back: no run of closed days is longer. */
const LOOK_BACK_DAYS = 10;

/**
 * Asks the provider for a few shares that surely trade: whether it is to be trusted right now (product §4.1). One quote
 * call; where quotes are refused for their crumb, the chart of one canary, which needs none.
 *
 * @param skipQuotes quotes were refused just now: only the chart is asked for
 * @throws what the call budget throws
 */
export async function canaryRound(context: JobContext, { skipQuotes }: { skipQuotes: boolean }): Promise<Round> {
  const states = await selectKnownSymbols(context.db, { candidates: CANARIES });
  const counting = new Set(CANARIES.filter((symbol) => states.get(symbol) === "active"));
  let quotesRefused = skipQuotes;
  try {
    if (!quotesRefused) {
      try {
        const quotes = await inTime(context.market.quotes(CANARIES, ASKING));
        const trouble = canaryTrouble(quotes, counting);
        return trouble === null ? { well: true, quotesRefused } : { well: false, reason: trouble, retryAfterMs: null };
      } catch (error) {
        if (!isMarketDataError(error, "crumb_refused")) throw error;
        quotesRefused = true;
      }
    }
    const symbol = nextCanary(counting);
    if (await hasPrices(context, symbol)) return { well: true, quotesRefused };
    return { well: false, reason: `The provider has no prices for ${symbol}.`, retryAfterMs: null };
  } catch (error) {
    if (!isMarketDataError(error)) throw error;
    return failedRound(error);
  }
}

/** What an error of the provider's means for the breaker. */
export function failedRound({ message, retryAfterMs }: Pick<MarketDataError, "message" | "retryAfterMs">): Round {
  return { well: false, reason: message, retryAfterMs };
}

/**
 * Whether the provider's charts are to be believed when they say that a symbol is not there: a canary's, asked for right
 * now, has the session. Anything else is no evidence against anybody.
 */
export async function chartsAreSound(context: JobContext, session: string): Promise<boolean> {
  const states = await selectKnownSymbols(context.db, { candidates: CANARIES });
  const symbol = nextCanary(new Set(CANARIES.filter((canary) => states.get(canary) === "active")));
  try {
    return await hasPrices(context, symbol, session);
  } catch (error) {
    if (isMarketDataError(error)) return false;
    throw error;
  }
}

let turn = 0;

/** Each in turn, so that no single one decides. */
function nextCanary(counting: ReadonlySet<string>): string {
  const candidates = CANARIES.filter((symbol) => symbol === FIRST_CANARY || counting.has(symbol));
  return candidates[turn++ % candidates.length] ?? FIRST_CANARY;
}

async function hasPrices({ market, now }: JobContext, symbol: string, session?: string): Promise<boolean> {
  const to = session ?? now().toISOString().slice(0, 10);
  const from = new Date(Date.parse(to) - LOOK_BACK_DAYS * 86_400_000).toISOString().slice(0, 10);
  try {
    const { bars } = await inTime(market.history(symbol, from, to, ASKING));
    return session === undefined ? bars.length > 0 : bars.at(-1)?.session === session;
  } catch (error) {
    if (isMarketDataError(error, "not_found")) return false;
    throw error;
  }
}

/** @throws MarketDataError `timed_out` where the answer takes too long */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const given = new AbortController();
  // Nobody listens any more when it fails after all.
  answer.catch(() => undefined);
  const late = wait(PATIENCE_MS, null, { signal: given.signal, ref: false }).then(
    () =>
      Promise.reject(new MarketDataError("timed_out", `The canaries did not answer within ${PATIENCE_MS / 1000} s.`)),
    () => new Promise<never>(() => undefined),
  );
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    given.abort();
  }
}
