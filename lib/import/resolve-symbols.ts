import type { ImportedPosition, PortfolioPreview } from "./preview";

/** What the universe says of one candidate name. `alias`: a name it had or is also known by; `symbol` is ours. */
export interface SymbolAnswer {
  status: "known" | "unknown" | "alias";
  symbol: string;
}

export interface ResolvedPreview extends PortfolioPreview {
  /** Symbols, ours, that the universe does not know: their numbers have to be fetched first. */
  unknownSymbols: string[];
}

/** Every name to ask the universe about, once each: of listed positions and of options' underlyings. */
export function lookupCandidates(preview: PortfolioPreview): string[] {
  return [...new Set(preview.positions.flatMap(({ candidates }) => candidates))];
}

/**
 * Gives each lot the first of its names that the universe knows; where it knows none, the likeliest stays and is listed
 * as unknown. Pure, and the same in the browser and on the server.
 *
 * @param answers by candidate, as `lookupCandidates` lists them; a candidate without an answer counts as unknown
 */
export function resolveSymbols(
  preview: PortfolioPreview,
  answers: Readonly<Record<string, SymbolAnswer>>,
): ResolvedPreview {
  const unknown = new Set<string>();
  const positions = preview.positions.map((lot) => resolveLot(lot, answers, unknown));
  return { ...preview, positions, unknownSymbols: [...unknown] };
}

function resolveLot(
  lot: ImportedPosition,
  answers: Readonly<Record<string, SymbolAnswer>>,
  unknown: Set<string>,
): ImportedPosition {
  const [likeliest] = lot.candidates;
  if (likeliest === undefined) return lot;
  const answer = lot.candidates
    // A ticker such as "constructor" must not find what every object has.
    .map((candidate) => (Object.hasOwn(answers, candidate) ? answers[candidate] : undefined))
    .find((found) => found !== undefined && found.status !== "unknown");
  if (!answer) unknown.add(likeliest);
  const symbol = answer?.symbol ?? likeliest;
  return lot.option ? { ...lot, option: { ...lot.option, underlying: symbol } } : { ...lot, symbol };
}
