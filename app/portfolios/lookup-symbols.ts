import { getDatabase } from "@/db/pools";
import { selectSuggestions } from "@/db/queries/suggestions";
import { selectPricedSymbols } from "@/db/queries/universe";
import { appClock, readEnv } from "@/lib/env";
import type { SymbolAnswer } from "@/lib/import";
import { nearMisses, spellings } from "@/lib/market-data/near-misses";
import { rankSuggestions } from "@/lib/market-data/rank-suggestions";
import { isSymbol } from "@/lib/market-data/symbols";
import { answerCandidates } from "./answer-candidates";

/** Up to so many unknown names slips of the finger are looked for, some 350 of each; of more, other spellings alone. */
const WITH_SLIPS = 50;

/**
 * Which candidates the universe knows, and what was perhaps meant by those it does not: known names near to them, or what
 * was found when they were looked for before. Three indexed reads, whatever the number of names; the market is asked for
 * ISINs alone.
 */
export async function lookupSymbols(
  candidates: readonly string[],
  identifiers: readonly string[] = [],
): Promise<Record<string, SymbolAnswer>> {
  const answers = await answerCandidates({ candidates, identifiers });
  const unknown = candidates.filter((name) => isSymbol(name) && answers[name]?.status === "unknown");
  if (unknown.length === 0) return answers;
  const db = getDatabase("requests");
  const found = await selectSuggestions(db, { symbols: unknown, now: appClock(readEnv())() });
  const near = new Map(unknown.map((name) => [name, nearOf(name, unknown.length)]));
  const live = await selectPricedSymbols(db, { candidates: [...near.values()].flatMap((names) => [...names.keys()]) });
  const listings = new Map(live.map((listing) => [listing.symbol, listing]));
  for (const name of unknown) {
    const stored = found.get(name)?.suggestions ?? [];
    const suggestions = stored.length > 0 ? stored : nearestOf(name, near.get(name) ?? new Map(), listings);
    if (suggestions.length > 0) answers[name] = { status: "suggestion", symbol: name, suggestions };
  }
  return answers;
}

type Near = ReturnType<typeof nearMisses>;

function nearOf(name: string, among: number): Near {
  const near = nearMisses(name);
  if (among <= WITH_SLIPS) return near;
  return new Map(spellings(name).flatMap((spelling) => [[spelling, near.get(spelling) ?? "ending"] as const]));
}

function nearestOf(
  name: string,
  near: Near,
  listings: ReadonlyMap<string, Awaited<ReturnType<typeof selectPricedSymbols>>[number]>,
): NonNullable<SymbolAnswer["suggestions"]> {
  const live = [...near].flatMap(([symbol, nearness]) => {
    const listing = listings.get(symbol);
    return listing === undefined ? [] : [{ ...listing, nearness }];
  });
  return rankSuggestions({ symbol: name, near: live, hits: [], ended: new Set() }).map(
    ({ symbol, name: company, exchange }) => ({ symbol, name: company, exchange }),
  );
}
