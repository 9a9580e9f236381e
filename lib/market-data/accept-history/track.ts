import type { DividendEvent, History, PriceBar } from "../market";

/** One of the two prices that make returns and values, bar by bar where it is there. */
export interface Track {
  field: "close" | "adjClose";
  /** Which bars of the history have it, ascending. */
  at: number[];
  /** The price there. */
  prices: number[];
  /** Log move into each from the one before; 0 for the first. */
  moves: number[];
  /** The greatest of them, either way. */
  greatest: number;
  /** What a move of this series usually is: a standard deviation that a few wrong bars do not widen. */
  usual(): number;
}

/** No series is taken to be calmer than this: prices come in cents. */
const CALMEST = 0.003;
/** From this many moves on, one in ten may be wrong; below it the third quartile has to do. */
const MANY_MOVES = 60;

/** A history and its tracks, which every check looks at and few change. */
export interface Subject {
  history: History;
  close: Track;
  adjusted: Track;
}

/** A history with both its tracks. A dividend's fall is no move of the close. */
export function subjectOf(history: History): Subject {
  const { bars, dividends } = history;
  return {
    history,
    close: trackOf(bars, "close", dividendsByBar(bars, dividends)),
    adjusted: trackOf(bars, "adjClose", new Map()),
  };
}

function trackOf(bars: readonly PriceBar[], field: Track["field"], paid: ReadonlyMap<number, number>): Track {
  const at: number[] = [];
  const prices: number[] = [];
  const moves: number[] = [];
  let greatest = 0;
  let before: number | null = null;
  for (const [i, bar] of bars.entries()) {
    const price = bar[field];
    if (price === null) continue;
    const move = before === null ? 0 : calmer(price, before, paid.get(i));
    if (Math.abs(move) > greatest) greatest = Math.abs(move);
    at.push(i);
    prices.push(price);
    moves.push(move);
    before = price;
  }
  let usual: number | null = null;
  return { field, at, prices, moves, greatest, usual: () => (usual ??= usualMove(moves)) };
}

/** A dividend may itself be wrong: then the bare move is the better witness. */
function calmer(price: number, before: number, paid: number | undefined): number {
  const bare = Math.log(price / before);
  if (paid === undefined) return bare;
  const withDividend = Math.log((price + paid) / before);
  return Math.abs(withDividend) < Math.abs(bare) ? withDividend : bare;
}

/** What was paid on each bar, by the bar's index: an ex-date without a bar counts for the next one. */
export function dividendsByBar(
  bars: readonly PriceBar[],
  dividends: readonly DividendEvent[],
): ReadonlyMap<number, number> {
  const paid = new Map<number, number>();
  for (const { exDate, amount } of dividends) {
    const i = barOn(bars, exDate);
    if (i < bars.length) paid.set(i, (paid.get(i) ?? 0) + amount);
  }
  return paid;
}

/** The first bar on or after a date; the number of bars where there is none. */
export function barOn(bars: readonly PriceBar[], date: string): number {
  let [low, high] = [0, bars.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.session ?? "") < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The larger of two robust guesses, so that neither many still days nor a few wild ones hide what is usual. */
function usualMove(moves: readonly number[]): number {
  if (moves.length < 2) return CALMEST;
  const sizes = Float64Array.from(moves.slice(1), Math.abs).sort();
  const quantile = (share: number) => sizes[Math.floor(share * sizes.length)] ?? 0;
  // Of a normal distribution: the median of |x| is 0.674 deviations, the third quartile 1.15, the ninth decile 1.645.
  const upper = sizes.length < MANY_MOVES ? quantile(0.75) / 1.15 : quantile(0.9) / 1.645;
  return Math.max(CALMEST, quantile(0.5) / 0.674, upper);
}

/** Whether the day's own trading reached from one price to its close: then the move was made, not mistaken. */
export function hasTradedThrough({ high, low }: PriceBar, price: number): boolean {
  if (high === null || low === null) return false;
  return low <= price * TOUCH && high >= price / TOUCH;
}
const TOUCH = 1.1;
