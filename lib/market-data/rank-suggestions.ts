import type { SearchHit } from "./market";
import { isModelledKind } from "./modelled-kinds";
import type { Nearness } from "./near-misses";
import { isSymbol } from "./symbols";

/** Most suggestions a symbol gets: who has to choose from more would rather type. */
const SUGGESTIONS_A_SYMBOL = 5;
/** Most where a name is so near that it is very likely meant: the others are there in case it is not. */
const SUGGESTIONS_BESIDE_A_NEAR_ONE = 3;
/** Most of those that have nothing but one letter or an ending in their favour. */
const LOOK_ALIKES_A_SYMBOL = 3;

/** A symbol the universe has numbers of, whose name is near to what was written. */
export interface LiveListing {
  symbol: string;
  nearness: Nearness;
  name: string | null;
  exchange: string | null;
  quoteType: string | null;
  /** US dollars; null where it is not known. */
  marketCap: number | null;
}

/** What somebody was perhaps about to write. */
export interface SuggestedSymbol {
  symbol: string;
  name: string | null;
  exchange: string | null;
  quoteType: string | null;
  /** Another way to write it that is in the universe, or what the market's search found. */
  source: "spelling" | "search";
}

interface Found {
  /** The symbol that is written, which is never its own suggestion. */
  symbol: string;
  near: readonly LiveListing[];
  /** As the search ordered them. */
  hits: readonly SearchHit[];
  /** Symbols that are known to lead nowhere: not found, or delisted. */
  ended: ReadonlySet<string>;
  /** Leave out what has no betas either: of no use to whoever holds something that has none. */
  modelledOnly?: boolean;
}

/**
 * What was perhaps meant, best first: the same letters written otherwise; two letters swapped, or a near name that the
 * search found as well; what the search found among US listings; near names; what the search found elsewhere. Five at most, three where one of them is near.
 */
export function rankSuggestions({ symbol, near, hits, ended, modelledOnly = false }: Found): SuggestedSymbol[] {
  const usable = hits.filter((hit) => isSymbol(hit.symbol) && (!modelledOnly || isModelledListing(hit)));
  const isHit = new Set(usable.map((hit) => hit.symbol));
  const nearest = near.toSorted((a, b) => (b.marketCap ?? 0) - (a.marketCap ?? 0) || (a.symbol < b.symbol ? -1 : 1));
  const of = (...kinds: Nearness[]) => nearest.filter(({ nearness }) => kinds.includes(nearness));
  const written = [...of("same_letters"), ...of("swapped"), ...nearest.filter((one) => isHit.has(one.symbol))].map(
    spelled,
  );
  const listed = usable.filter(isModelledListing).map(searched);
  const alike = [...of("ending"), ...of("extra_or_missing"), ...of("other_letter")].map(spelled);
  const elsewhere = usable.map(searched);
  const ranked = [...written, ...listed, ...alike.slice(0, LOOK_ALIKES_A_SYMBOL), ...elsewhere];
  const distinct = new Map<string, SuggestedSymbol>();
  for (const one of ranked) {
    if (one.symbol !== symbol && !ended.has(one.symbol) && !distinct.has(one.symbol)) distinct.set(one.symbol, one);
  }
  const isNear = written.some((one) => distinct.has(one.symbol));
  return [...distinct.values()].slice(0, isNear ? SUGGESTIONS_BESIDE_A_NEAR_ONE : SUGGESTIONS_A_SYMBOL);
}

/**
 * Whether a search's hit is of a kind and place we make models of: Yahoo marks every exchange but the American ones by an
 * ending, and prices there are in dollars.
 */
function isModelledListing({ symbol, quoteType }: SearchHit): boolean {
  return isModelledKind(quoteType) && !/[.^=]/.test(symbol);
}

const spelled = ({ symbol, name, exchange, quoteType }: LiveListing): SuggestedSymbol => ({
  symbol,
  name,
  exchange,
  quoteType,
  source: "spelling",
});

const searched = ({ symbol, name, exchange, quoteType }: SearchHit): SuggestedSymbol => ({
  symbol,
  name,
  exchange,
  quoteType,
  source: "search",
});
