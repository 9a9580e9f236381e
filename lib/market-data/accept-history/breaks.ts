import type { PriceBar } from "../market";
import { passed, refused, sessionAt, shown } from "./bars";
import type { Checked, Finding, IsReleased } from "./judgement";
import { hasTradedThrough, type Subject, type Track } from "./track";
import { ANOTHER_UNIT } from "./units";

/** A last bar's move from here on is not believed yet, unless the day's range shows the trades. The greatest real one was 7.96. */
const UNBELIEVED = Math.log(10);
/** Ratios of splits, of new shares for old or old for new. */
const NEAT = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30];
/** How near to a neat ratio. */
const NEAT_BY = 0.02;
const LEAST = Math.log(2) - NEAT_BY;
/** Lasting, a neat ratio below this may as well be news: a bid at twice the price. */
const NEAT_LASTING = Math.log(3.5);
/** High over low of a day on which a share did not move much by itself. */
const CALM_RANGE = Math.log(1.08);

/**
 * Moves that stay (product §4.1). News moves prices by any amount, and a day's high and low mostly tell of it. What is left
 * is the ratio of a split on a calm day that began at the new price: the last bar waits for another night, and where it
 * has lasted none of the series is taken. A last bar at ten times the price waits, too.
 */
export function checkBreaks({ history, close, adjusted }: Subject, isReleased: IsReleased): Checked {
  const { bars } = history;
  let isLastOut = false;
  const findings: Finding[] = [];
  for (const track of [close, adjusted]) {
    for (const k of breaksOf(track, bars)) {
      const isLast = track.at[k] === bars.length - 1;
      const session = sessionAt(bars, track.at[k] ?? 0);
      const isSplit = isNeat(track.moves[k] ?? 0);
      const seen = `${shown(track.prices[k - 1] ?? null)}, then ${shown(track.prices[k] ?? null)}`;
      const finding: Finding = {
        kind: isSplit ? "split_missing" : "spike",
        firstSession: session,
        lastSession: session,
        detail: `a move that neither a split nor the day's trades explain, ${seen}: ${isLast ? "left out until it lasts" : "not taken"}`,
      };
      if (isReleased(finding) || findings.some((one) => one.firstSession === session)) continue;
      if (!isLast) return refused(history, [finding]);
      isLastOut = true;
      findings.push(finding);
    }
  }
  return isLastOut ? { history: { ...history, bars: bars.slice(0, -1) }, findings, isUsable: true } : passed(history);
}

/** Positions in a track into which no news moved the price. */
function breaksOf({ at, moves, prices, greatest }: Track, bars: readonly PriceBar[]): number[] {
  if (greatest < LEAST) return [];
  return moves.flatMap((move, k) => {
    const bar = bars[at[k] ?? 0];
    const isLast = at[k] === bars.length - 1;
    const size = Math.abs(move);
    if (bar === undefined || size >= ANOTHER_UNIT || size < (isLast ? LEAST : NEAT_LASTING)) return [];
    if (hasTradedThrough(bar, prices[k - 1] ?? Number.NaN)) return [];
    return (isLast && size >= UNBELIEVED) || (isNeat(move) && isCalm(bar)) ? [k] : [];
  });
}

const isNeat = (move: number) => NEAT.some((ratio) => Math.abs(Math.abs(move) - Math.log(ratio)) <= NEAT_BY);

/** Whether the day had trades, and they stayed together. */
function isCalm({ open, high, low }: PriceBar): boolean {
  return open !== null && high !== null && low !== null && high > low && Math.log(high / low) <= CALM_RANGE;
}
