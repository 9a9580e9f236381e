import { shock, stream, uniform } from "../random";
import type { Character } from "./character";
import type { FactorName, FactorReturns } from "./factors";
import type { Timeline } from "./timeline";

/** A security's life in prices as they were traded, before any later split is worked back into them. */
export interface Path {
  timeline: Timeline;
  /** Timeline indices of the first and the last bar. */
  first: number;
  last: number;
  /** Close of bar i at index i - first, rounded as exchanges do. */
  closes: Float64Array;
  /** By timeline index, ascending; amounts per share as they were paid. */
  dividends: { index: number; amount: number }[];
  splits: { index: number; numerator: number; denominator: number }[];
}

export interface PathInput {
  symbol: string;
  character: Character;
  timeline: Timeline;
  factors: FactorReturns;
  seed: string;
  /** Daily log returns of what a follower follows. */
  returnsOf(symbol: string): { returns: Float64Array; first: number };
}

const DAYS_A_YEAR = 252;
/** Calendar days between a share's earnings, 13 weeks, on which its noise is larger. */
const EARNINGS_EVERY = 91;
const EARNINGS_SIZE = 3;
/** A day's pull of a price back to what its factors say: half of what it has strayed in about a year and a half. */
const PULL = 0.5 / DAYS_A_YEAR;

/** Daily log returns with dividends from the first bar to the end of the timeline; the first bar's is 0. */
export function totalReturns({ symbol, character, timeline, factors, seed, returnsOf }: PathInput): Float64Array {
  const first = timeline.firstOnOrAfter(character.start);
  const returns = new Float64Array(timeline.sessions.length - first);
  const { moves } = character;
  if ("follows" in moves) {
    const followed = returnsOf(moves.follows);
    for (let i = 1; i < returns.length; i++)
      returns[i] = moves.multiple * (followed.returns[first + i - followed.first] ?? 0);
    return returns;
  }
  for (const [name, weight] of Object.entries(moves.loadings) as [FactorName, number][]) {
    const factor = factors[name];
    for (let i = 1; i < returns.length; i++) returns[i]! += weight * factor[first + i]!;
  }
  const own = stream(`${seed}/noise ${symbol}`);
  const earningsDay = earningsDayOf(symbol, seed);
  const daily = moves.noise / Math.sqrt(DAYS_A_YEAR);
  const drift = moves.drift / DAYS_A_YEAR;
  let strayed = 0;
  for (let i = 1; i < returns.length; i++) {
    const day = timeline.days[first + i]!;
    const size = moves.jumps && (day - earningsDay) % EARNINGS_EVERY === 0 ? EARNINGS_SIZE : 1;
    const noise = daily * size * shock(own, day) - PULL * strayed;
    strayed += noise;
    returns[i]! += drift + noise;
  }
  return returns;
}

/** Days since 1970 of one of a share's earnings: a Monday to Thursday, as all others then are. */
function earningsDayOf(symbol: string, seed: string): number {
  const own = stream(`${seed}/earnings ${symbol}`);
  const monday = 4;
  return monday + 7 * Math.floor(13 * uniform(own, 0)) + Math.floor(4 * uniform(own, 1));
}

/** Prices from returns: dividends and splits take their part out, closes are rounded to cents. */
export function buildPath(input: PathInput): Path {
  const { character, timeline, symbol, seed } = input;
  const returns = totalReturns(input);
  const first = timeline.firstOnOrAfter(character.start);
  const last = character.end === null ? timeline.sessions.length - 1 : timeline.lastOnOrBefore(character.end);
  const path: Path = { timeline, first, last, closes: new Float64Array(last - first + 1), dividends: [], splits: [] };
  const events = stream(`${seed}/events ${symbol}`);
  const payday = 4 + Math.floor(22 * uniform(events, 0));
  const splitDay = 3 + Math.floor(20 * uniform(events, 1));
  const phase = Math.floor(3 * uniform(events, 2));

  let price = character.startPrice;
  path.closes[0] = rounded(price, character);
  for (let i = first + 1; i <= last; i++) {
    if (
      character.dividend &&
      timeline.isFirstFrom(i, payday) &&
      paysInMonth(character.dividend.perYear, timeline.months[i]!, phase)
    ) {
      const amount = rounded4((price * character.dividend.yield) / character.dividend.perYear);
      if (amount > 0) {
        path.dividends.push({ index: i, amount });
        price -= amount;
      }
    }
    price *= Math.exp(returns[i - first]!);
    // Never on an ex-date: no company does both at once, and the dividend's basis would be anybody's guess.
    const isExDate = path.dividends.at(-1)?.index === i;
    if (character.splits && !isExDate && timeline.isFirstFrom(i, splitDay)) {
      const split = splitFor(price, uniform(events, timeline.months[i]!));
      if (split) {
        path.splits.push({ index: i, ...split });
        price *= split.denominator / split.numerator;
      }
    }
    path.closes[i - first] = rounded(price, character);
  }
  return path;
}

function paysInMonth(perYear: number, month: number, phase: number): boolean {
  return perYear === 12 || (perYear === 4 ? month % 3 === phase : month % 12 === phase);
}

/** Companies split dear shares now and then, and merge very cheap ones. */
function splitFor(price: number, chance: number): { numerator: number; denominator: number } | null {
  if (price > 900 && chance < 0.3) return { numerator: 10, denominator: 1 };
  if (price > 350 && chance < 0.04) return { numerator: 4, denominator: 1 };
  if (price > 150 && chance < 0.006) return { numerator: chance < 0.003 ? 2 : 3, denominator: chance < 0.003 ? 1 : 2 };
  if (price < 2 && chance < 0.3) return { numerator: 1, denominator: 20 };
  return null;
}

/** Cents, and hundredths of a cent below a dollar; a currency's digits. */
export function rounded(price: number, { digits }: Pick<Character, "digits">): number {
  if (digits !== undefined) return Number(price.toPrecision(digits));
  return price >= 1 ? Math.round(price * 100) / 100 : Math.max(0.0001, rounded4(price));
}

function rounded4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
