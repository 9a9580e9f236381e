import type { PriceBar } from "../market";
import { passed, sessionAt, shown } from "./bars";
import type { Checked, Finding, IsReleased } from "./judgement";
import { hasTradedThrough, type Subject, type Track } from "./track";

/** Fewest moves from which it can be told what is usual. */
const FEWEST_MOVES = 8;
/**
 * A move up and the next one down, or the other way round, is a spike from this size on: a log move and this many usual
 * ones. The wildest day and back of 1,261 US shares over three years was 5.5 usual moves (0.39); of the calmer ones,
 * 0.20.
 */
const SPIKE = Math.log(1.3);
const SPIKE_MOVES = 8;
/** The same for two or three bars: squeezes do last some days. */
const LONG_SPIKE = Math.log(3);
const LONG_SPIKE_MOVES = 10;
const LONGEST_SPIKE = 3;
/** How near to where it came from it ends: a share of the smaller move. */
const BACK = 0.4;
/** An adjusted close that strays while the close does not, by at least this and three times as far. */
const ADJUSTED_STRAY = 0.03;

/** One-day spikes that no split explains (product §4.1): the bars are left out, unless the day's range shows the trades. */
export function checkSpikes({ history, close, adjusted }: Subject, isReleased: IsReleased): Checked {
  const { bars } = history;
  const out = new Map<number, number>();
  for (const track of [close, adjusted]) for (const [from, to] of spikesOf(track, bars)) out.set(from, to);
  for (const i of strayAdjusted(adjusted, bars)) if (!out.has(i)) out.set(i, i);
  if (out.size === 0) return passed(history);

  const findings: Finding[] = [];
  const left = new Set<number>();
  for (const [from, to] of [...out].sort(([a], [b]) => a - b)) {
    const price = (i: number) => shown(bars[i]?.close ?? bars[i]?.adjClose ?? null);
    const detail = `a price of ${price(from)} between ${price(from - 1)} and ${price(to + 1)}, and no split: left out`;
    const finding = {
      kind: "spike" as const,
      firstSession: sessionAt(bars, from),
      lastSession: sessionAt(bars, to),
      detail,
    };
    if (isReleased(finding)) continue;
    findings.push(finding);
    for (let i = from; i <= to; i++) left.add(i);
  }
  return { history: { ...history, bars: bars.filter((_, i) => !left.has(i)) }, findings, isUsable: true };
}

/** First and last bar of each spike. */
function spikesOf(
  { at, moves, prices, greatest, usual }: Track,
  bars: readonly PriceBar[],
): [from: number, to: number][] {
  if (greatest < SPIKE || moves.length <= FEWEST_MOVES) return [];
  const spikes: [number, number][] = [];
  const least = Math.max(SPIKE, SPIKE_MOVES * usual());
  for (let k = 1; k < moves.length; k++) {
    const away = moves[k] ?? 0;
    if (Math.abs(away) < least) continue;
    for (let length = 1; length <= LONGEST_SPIKE; length++) {
      const end = k + length;
      const home = moves[end];
      if (home === undefined) break;
      const size = Math.min(Math.abs(away), Math.abs(home));
      const needed = length === 1 ? least : Math.max(LONG_SPIKE, LONG_SPIKE_MOVES * usual());
      const net = moves.slice(k, end + 1).reduce((sum, move) => sum + move, 0);
      if (size < needed || away > 0 === home > 0 || Math.abs(net) > BACK * size) continue;
      const [first, after] = [bars[at[k] ?? 0], bars[at[end] ?? 0]];
      const isTraded =
        first !== undefined &&
        after !== undefined &&
        hasTradedThrough(first, prices[k - 1] ?? Number.NaN) &&
        hasTradedThrough(after, prices[end - 1] ?? Number.NaN);
      if (isTraded) break;
      spikes.push([at[k] ?? 0, at[end - 1] ?? 0]);
      k = end;
      break;
    }
  }
  return spikes;
}

/** Bars whose adjusted close goes away for a day while their close does not. */
function strayAdjusted({ at, moves, greatest }: Track, bars: readonly PriceBar[]): number[] {
  if (greatest < ADJUSTED_STRAY) return [];
  const moved = (k: number) => Math.abs(Math.log((bars[at[k] ?? 0]?.close ?? 0) / (bars[at[k - 1] ?? 0]?.close ?? 0)));
  return moves.flatMap((away, k) => {
    const home = moves[k + 1] ?? 0;
    const size = Math.min(Math.abs(away), Math.abs(home));
    if (size < ADJUSTED_STRAY || away > 0 === home > 0) return [];
    return Math.max(moved(k), moved(k + 1)) < size / 3 ? [at[k] ?? 0] : [];
  });
}
