import { markSuggested, replaceSuggestions, selectUnsuggested } from "@/db/queries/suggestions";
import { selectKnownSymbols, selectPricedSymbols, selectSymbol } from "@/db/queries/universe";
import { isTransient, MarketDataError } from "@/lib/market-data/errors";
import { nearMisses } from "@/lib/market-data/near-misses";
import { type LiveListing, rankSuggestions } from "@/lib/market-data/rank-suggestions";
import { isSymbol } from "@/lib/market-data/symbols";
import { isOverBudget } from "./call-budget";
import type { JobContext } from "./context";
import { passIfTroubled, reportIfLimited } from "./provider-breaker";

/** States in which a symbol has no numbers and will get none by itself: perhaps another one was meant. */
const ENDED: ReadonlySet<string> = new Set(["not_found", "unsupported", "delisted"]);
/** How long to wait for a provider that does not say. */
const SOON_MS = 15_000;
/** Most searches that follow one run: each is a call. */
const SEARCHES_A_RUN = 100;

/**
 * Looks for what was perhaps meant by a symbol that ended without numbers (product §5): names near to it in the universe,
 * and what the market's search finds, by one call. The near names are stored before the market is asked, so that they are
 * there also while it does not answer.
 *
 * @returns how many are stored; nothing is done for a symbol that has got numbers meanwhile
 * @throws MarketDataError, or OverBudget, where the search has to wait; `suggestLater` says until when
 */
export async function suggestSymbols(context: JobContext, symbol: string): Promise<{ suggestions: number }> {
  const { db, now, market } = context;
  const started = performance.now();
  const known = await selectSymbol(db, { symbol });
  if (known === null || !ENDED.has(known.status)) return { suggestions: 0 };
  const near = await selectNear(context, symbol);
  const found = { symbol, near, ended: new Set<string>(), modelledOnly: known.status !== "not_found" };
  await replaceSuggestions(db, { symbol, suggestions: rankSuggestions({ ...found, hits: [] }), now: now() });

  await waitForProvider(context);
  // What we know by its name is looked for by it: the American listing of VOD.L is not called anything like it.
  const hits = await market.search(known.status === "not_found" ? symbol : (known.name ?? symbol));
  const states = await selectKnownSymbols(db, { candidates: hits.map((hit) => hit.symbol).filter(isSymbol) });
  for (const [name, state] of states) {
    const leadsNowhere = ENDED.has(state) && !(state === "unsupported" && known.status === "not_found");
    if (leadsNowhere) found.ended.add(name);
  }
  const suggestions = rankSuggestions({ ...found, hits });
  await replaceSuggestions(db, { symbol, suggestions, now: now() });
  await markSuggested(db, { symbol, milliseconds: performance.now() - started });
  return { suggestions: suggestions.length };
}

/**
 * When a search that had to wait is tried again; null where it failed for another reason. A first refusal for too many
 * calls is told to the breaker.
 */
export async function suggestLater(
  context: JobContext,
  { error, isFirstTry }: { error: unknown; isFirstTry: boolean },
): Promise<Date | null> {
  if (isOverBudget(error)) return error.retryAt;
  if (!isTransient(error)) return null;
  if (isFirstTry) await reportIfLimited(context, error);
  return new Date(context.now().getTime() + (error.retryAfterMs ?? SOON_MS));
}

/**
 * After a publish: held symbols that runs, and not a job of their own, found not to exist. Who holds one is helped by what
 * was perhaps meant, as after an upload.
 *
 * @returns the symbols whose near misses are to be looked for
 */
export function findMisnamed({ db }: Pick<JobContext, "db">, { runId }: { runId: string }): Promise<string[]> {
  return selectUnsuggested(db, { runId, limit: SEARCHES_A_RUN });
}

/** Names near to the symbol that the universe has numbers of. */
async function selectNear({ db }: JobContext, symbol: string): Promise<LiveListing[]> {
  const near = nearMisses(symbol);
  const live = await selectPricedSymbols(db, { candidates: [...near.keys()] });
  return live.flatMap((listing) => {
    const nearness = near.get(listing.symbol);
    return nearness === undefined ? [] : [{ ...listing, nearness }];
  });
}

/** A provider in trouble is not asked for what can wait. */
async function waitForProvider(context: JobContext): Promise<void> {
  const { retryAt } = await passIfTroubled(context, { runId: null });
  if (retryAt === null) return;
  const retryAfterMs = Math.max(SOON_MS, Date.parse(retryAt) - context.now().getTime());
  throw new MarketDataError("provider_unavailable", "The provider is in trouble.", { retryAfterMs });
}
