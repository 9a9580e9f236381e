import type { History, SplitEvent } from "../market";
import { passed, refused, scaled, sessionAt, shown, TRADED_FIELDS } from "./bars";
import type { Checked, Finding, IsReleased } from "./judgement";
import { barOn, hasTradedThrough, type Subject, subjectOf, type Track } from "./track";
import { ANOTHER_UNIT, LONGEST_MISTAKE } from "./units";

/** A split this small is lost among ordinary moves. */
const LEAST_RATIO = Math.log(1.2);
/** Sessions around the ex-date in which providers have been seen to begin, or end, on the wrong basis. */
const MARGIN_SESSIONS = 10;
/** A move this many times the usual one is not chance. */
const OUTSTANDING = 8;
/** How near a move has to be to the split's ratio to be the split: a log difference, or this many usual moves … */
const NEAR = 0.06;
const NEAR_MOVES = 3;
/** … but never so far that no move at all would do as well. */
const NEAR_SHARE = 1 / 3;
/** From here on a move beside a split is not believed, though it is not the split's ratio either. */
const UNBELIEVED = Math.log(5);

/**
 * Splits (product §4.1): prices before the ex-date that were not put on the new basis, or were twice; all of them or a
 * few. Where the jump is the split's ratio they are put right; where it is great and something else, nothing is taken.
 */
export function checkSplits(subject: Subject, isReleased: IsReleased): Checked {
  const findings: Finding[] = [];
  let { history, close, adjusted } = subject;
  for (const split of history.splits) {
    for (const track of [close, adjusted]) {
      const result = checkSplit(history, track, split, isReleased);
      const named = new Set(findings.map(({ firstSession }) => firstSession));
      findings.push(...result.findings.filter(({ firstSession }) => !named.has(firstSession)));
      if (!result.isUsable) return refused(subject.history, findings);
      history = result.history;
    }
    if (history !== subject.history) ({ close, adjusted } = subjectOf(history));
  }
  return { history, findings, isUsable: true };
}

/** Positions in a track that are on another basis, and what brings them back. */
interface Stray {
  start: number;
  /** Not included. */
  end: number;
  factor: number;
}

function checkSplit(history: History, track: Track, split: SplitEvent, isReleased: IsReleased): Checked {
  const ratio = Math.log(split.numerator / split.denominator);
  const jumps = Math.abs(ratio) < LEAST_RATIO ? [] : jumpsBeside(history, track, split.exDate);
  if (jumps.length === 0) return passed(history);
  const found = strayPrices(history, track, jumps, ratio, split.exDate);
  if (found === "none") return passed(history);

  const { at, prices, moves } = track;
  const great = jumps.reduce((best, k) => (Math.abs(moves[k] ?? 0) > Math.abs(moves[best] ?? 0) ? k : best));
  const { start, end } = found === "unclear" ? { start: great, end: great + 1 } : found;
  const [first, last] = [at[start] ?? 0, at[end - 1] ?? 0];
  const seen = `${shown(prices[great - 1] ?? null)}, then ${shown(prices[great] ?? null)}`;
  const done = found === "unclear" ? "not taken" : `put right by a factor of ${shown(found.factor)}`;
  const finding: Finding = {
    kind: "split_missing",
    // Where all before are meant the jump is named: the first bar is another one every night.
    firstSession: sessionAt(history.bars, start === 0 ? (at[great] ?? 0) : first),
    lastSession: sessionAt(history.bars, start === 0 ? (at[great] ?? 0) : last),
    detail: `the ${shown(split.numerator / split.denominator)} for 1 split of ${split.exDate} is not in all prices, ${seen}: ${done}`,
  };
  if (isReleased(finding)) return passed(history);
  if (found === "unclear") return refused(history, [finding]);
  const isClose = track.field === "close";
  const what = { fields: isClose ? TRADED_FIELDS : ([track.field] as const), volume: isClose };
  const bars = history.bars.map((bar, i) => (i < first || i > last ? bar : scaled(bar, found.factor, what)));
  return { history: { ...history, bars }, findings: [finding], isUsable: true };
}

/** Positions near an ex-date into which the price moved as it never does by chance. */
function jumpsBeside({ bars }: History, { at, moves, greatest, usual }: Track, exDate: string): number[] {
  if (greatest < LEAST_RATIO / 2) return [];
  const exBar = barOn(bars, exDate);
  if (exBar >= bars.length) return [];
  const least = Math.max(LEAST_RATIO / 2, OUTSTANDING * usual());
  return moves.flatMap((move, k) => {
    const isNear = Math.abs((at[k] ?? 0) - exBar) <= MARGIN_SESSIONS;
    return k > 0 && isNear && Math.abs(move) >= least ? [k] : [];
  });
}

function strayPrices(
  { bars }: History,
  { at, prices, moves, usual }: Track,
  jumps: readonly number[],
  ratio: number,
  exDate: string,
): Stray | "none" | "unclear" {
  const size = Math.abs(ratio);
  const near = Math.min(Math.max(NEAR, NEAR_MOVES * usual()), size * NEAR_SHARE);
  const moveAt = (k: number) => moves[k] ?? 0;
  const isRatio = (k: number) => Math.abs(Math.abs(moveAt(k)) - size) <= near;
  const back = (k: number) =>
    jumps.find((other) => other > k && other - k <= LONGEST_MISTAKE && moveAt(other) > 0 !== moveAt(k) > 0);
  const factor = (k: number) => Math.exp(moveAt(k) > 0 ? size : -size);

  // A few bars on another basis, and then back.
  const brief = jumps.flatMap((k) => {
    const end = back(k);
    return end === undefined ? [] : [{ start: k, end }];
  });
  const mended = brief.filter(({ start, end }) => isRatio(start) && isRatio(end));
  const inBrief = new Set(brief.flatMap(({ start, end }) => [start, end]));
  const lasting = jumps.filter((k) => {
    const bar = bars[at[k] ?? 0];
    return !inBrief.has(k) && bar !== undefined && !hasTradedThrough(bar, prices[k - 1] ?? Number.NaN);
  });
  const matching = lasting.filter(isRatio);
  const strange = lasting.some(
    (k) => !isRatio(k) && Math.abs(moveAt(k)) >= UNBELIEVED && Math.abs(moveAt(k)) < ANOTHER_UNIT,
  );

  if (mended.length + matching.length === 0) return strange ? "unclear" : "none";
  if (mended.length + matching.length > 1 || strange) return "unclear";
  const [run] = mended;
  if (run !== undefined) return { ...run, factor: 1 / factor(run.start) };
  // All before it on another basis. Not adjusted at all is certain wherever it ends; adjusted twice on the day only.
  const k = matching[0] ?? 0;
  const isUnadjusted = moveAt(k) > 0 !== ratio > 0;
  const isOnTheDay = at[k] === barOn(bars, exDate);
  return isUnadjusted || isOnTheDay ? { start: 0, end: k, factor: factor(k) } : "unclear";
}
