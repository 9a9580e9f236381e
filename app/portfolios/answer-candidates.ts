import { getDatabase } from "@/db/pools";
import { selectCandidates } from "@/db/queries/candidates";
import type { SymbolAnswer } from "@/lib/import";
import { isSymbol } from "@/lib/market-data/symbols";
import { identify } from "./identify";

interface Asked {
  candidates: readonly string[];
  /** ISINs that are all a file says of some lots: the market is asked what they are called. */
  identifiers?: readonly string[];
}

/** What the universe says of names in a file, in one indexed read; one that was not found is asked for again. */
export async function answerCandidates({ candidates, identifiers = [] }: Asked): Promise<Record<string, SymbolAnswer>> {
  const named = identifiers.length === 0 ? new Map() : await identify(identifiers);
  const symbols = [...candidates.filter(isSymbol), ...[...named.values()].map(({ symbol }) => symbol)];
  const known = await selectCandidates(getDatabase("requests"), { candidates: symbols });
  const answerOf = (symbol: string): SymbolAnswer => {
    const found = known.get(symbol);
    const isKnown = found !== undefined && found.status !== "not_found";
    return isKnown ? { status: "known", symbol, close: found.close } : { status: "unknown", symbol };
  };
  const aliasOf = (symbol: string): SymbolAnswer => {
    const found = answerOf(symbol);
    return { ...found, status: "alias", isNew: found.status === "unknown" };
  };
  return Object.fromEntries([
    ...candidates.map((name) => [name, answerOf(name)]),
    ...[...named].map(([isin, { symbol }]) => [isin, aliasOf(symbol)]),
  ]);
}
