import type { History, PriceBar } from "../market";
import { counted, PRICE_FIELDS, type PriceField, passed, refused, sessionAt, shown } from "./bars";
import type { Checked, Finding, IsReleased } from "./judgement";
import type { Subject, Track } from "./track";

/** A move that no market makes: from here on it is another unit. */
const FARTHEST = 40;
export const ANOTHER_UNIT = Math.log(FARTHEST);
/** Bars at a level closer than this are in one unit, whatever the market did in between. */
const SAME_UNIT = Math.log(10);
/** Bars in a row that may be a mistake; more are a switch. */
export const LONGEST_MISTAKE = 5;
/** Share of a series that may be a mistake. */
const LARGEST_SHARE = 0.25;
/** How near a mended price has to be to its neighbours: a log difference, or this many usual moves. */
const TIGHT = 0.15;
const TIGHT_MOVES = 6;
/** How far open, high and low may be from the close once they are mended. */
const SAME_DAY = Math.log(1.5);
const HUNDRED = Math.log(100);

/**
 * Units (product §4.1). Single bars or a few in a row that are a hundred times off, and then right again, are put right
 * where every price of the bar then agrees with its neighbours, else left out; at the end of a series always left out. A
 * series that changes its unit for good, pence to pounds, is of no use before or after: none of it is taken.
 */
export function checkUnits({ history, close, adjusted }: Subject, isReleased: IsReleased): Checked {
  const { bars } = history;
  const tracks = [close, adjusted];
  const wrong = new Set<number>();
  for (const track of tracks) {
    if (track.greatest < ANOTHER_UNIT) continue;
    const segments = segmentsOf(track);
    const off = offLevel(segments);
    const offBars = off.reduce((sum, { start, end }) => sum + end - start, 0);
    const isMistake = off.every(({ start, end }) => end - start <= LONGEST_MISTAKE);
    if (isMistake && offBars <= track.at.length * LARGEST_SHARE) {
      for (const { start, end } of off) for (let k = start; k < end; k++) wrong.add(track.at[k] ?? 0);
      continue;
    }
    const finding = switchFinding(bars, track, segments);
    if (!isReleased(finding)) return refused(history, [finding]);
  }
  for (const [i, bar] of bars.entries()) if (hasOddField(bar)) wrong.add(i);
  return wrong.size === 0 ? passed(history) : mend(history, [...wrong].sort(ascending), tracks, isReleased);
}

const ascending = (a: number, b: number) => a - b;

interface Segment {
  /** Positions in the track, `end` not included. */
  start: number;
  end: number;
  /** Sum of the great moves up to here. */
  level: number;
}

/** The stretches between moves that no market makes. */
function segmentsOf({ moves }: Track): Segment[] {
  const segments: Segment[] = [{ start: 0, end: moves.length, level: 0 }];
  moves.forEach((move, k) => {
    const last = segments.at(-1);
    if (last === undefined || Math.abs(move) < ANOTHER_UNIT) return;
    last.end = k;
    segments.push({ start: k, end: moves.length, level: last.level + move });
  });
  return segments;
}

/** The stretches that are not in the unit that most bars are in. */
function offLevel(segments: readonly Segment[]): Segment[] {
  const alike = (one: Segment) => segments.filter(({ level }) => Math.abs(level - one.level) < SAME_UNIT);
  const bars = (list: readonly Segment[]) => list.reduce((sum, { start, end }) => sum + end - start, 0);
  const most = segments.reduce((best, one) => (bars(alike(one)) > bars(alike(best)) ? one : best));
  const right = new Set(alike(most));
  return segments.filter((segment) => !right.has(segment));
}

function switchFinding(bars: readonly PriceBar[], { at, prices }: Track, segments: readonly Segment[]): Finding {
  const k = segments[1]?.start ?? 0;
  const i = at[k] ?? 0;
  const change = `${shown(prices[k - 1] ?? null)} on ${sessionAt(bars, at[k - 1] ?? 0)}, ${shown(prices[k] ?? null)} on ${sessionAt(bars, i)}`;
  return {
    kind: "unit_switch",
    firstSession: sessionAt(bars, i),
    lastSession: sessionAt(bars, at[segments.at(-1)?.start ?? 0] ?? i),
    detail: `the series changes its unit: ${change}`,
  };
}

/** Whether a bar's open, high or low is a hundred times off its close. */
function hasOddField({ open, high, low, close }: PriceBar): boolean {
  return close !== null && (isOdd(open, close) || isOdd(high, close) || isOdd(low, close));
}

function isOdd(price: number | null, close: number): boolean {
  if (price === null || (price < close * FARTHEST && close < price * FARTHEST)) return false;
  const distance = Math.log(price / close);
  return Math.abs(distance - hundreds(distance)) < SAME_DAY;
}

/** The power of a hundred that is nearest to a log ratio. */
const hundreds = (ratio: number) => Math.round(ratio / HUNDRED) * HUNDRED;

function mend(history: History, wrong: readonly number[], tracks: readonly Track[], isReleased: IsReleased): Checked {
  const { bars } = history;
  const isWrong = new Set(wrong);
  const findings: Finding[] = [];
  const result: (PriceBar | null)[] = [...bars];
  for (const run of runsOf(wrong)) {
    const [first, last] = [run[0] ?? 0, run.at(-1) ?? 0];
    const session = { firstSession: sessionAt(bars, first), lastSession: sessionAt(bars, last) };
    if (isReleased({ kind: "unit_error", ...session })) continue;
    const around = [goodBar(bars, isWrong, first, -1), goodBar(bars, isWrong, last, 1)];
    const bound = Math.max(TIGHT, TIGHT_MOVES * Math.max(...tracks.map(({ usual }) => usual())));
    // What nothing comes after may be the beginning of a new unit.
    const mended = last === bars.length - 1 ? [] : run.map((i) => mendedBar(bars[i], around, bound));
    const isMended = mended.length > 0 && mended.every((bar) => bar !== null);
    run.forEach((i, n) => {
      result[i] = isMended ? (mended[n] ?? null) : null;
    });
    const seen = `${shown(priceOf(bars[first]))} beside ${shown(priceOf(around[0] ?? around[1]))}`;
    const done = isMended ? "put right by a hundred" : `left out, ${counted(run.length, "bar")}`;
    findings.push({ kind: "unit_error", ...session, detail: `a price in another unit, ${seen}: ${done}` });
  }
  return { history: { ...history, bars: result.filter((bar) => bar !== null) }, findings, isUsable: true };
}

/** Indices that follow one another, together. */
function runsOf(indices: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const i of indices) {
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1) last.push(i);
    else runs.push([i]);
  }
  return runs;
}

function goodBar(bars: readonly PriceBar[], wrong: ReadonlySet<number>, from: number, step: 1 | -1) {
  for (let i = from + step; i >= 0 && i < bars.length; i += step) if (!wrong.has(i)) return bars[i];
  return undefined;
}

/** The bar with each price in its neighbours' unit; null where one of them is then still far from theirs. */
function mendedBar(
  bar: PriceBar | undefined,
  around: readonly (PriceBar | undefined)[],
  bound: number,
): PriceBar | null {
  if (bar === undefined) return null;
  const copy = { ...bar };
  for (const field of PRICE_FIELDS) {
    const price = bar[field];
    if (price === null) continue;
    const distances = around.flatMap((near) => {
      const level = levelOf(near, field);
      return level === null ? [] : [Math.log(price / level)];
    });
    const nearest = distances.reduce<number | null>(
      (best, one) => (best === null || Math.abs(off(one)) < Math.abs(off(best)) ? one : best),
      null,
    );
    if (nearest === null || Math.abs(off(nearest)) > bound) return null;
    const power = Math.round(nearest / HUNDRED);
    copy[field] = power > 0 ? price / 100 ** power : price * 100 ** -power;
  }
  return copy;
}

const off = (distance: number) => distance - hundreds(distance);

const levelOf = (bar: PriceBar | undefined, field: PriceField): number | null =>
  bar === undefined ? null : field === "adjClose" ? bar.adjClose : bar.close;

const priceOf = (bar: PriceBar | undefined): number | null => bar?.close ?? bar?.adjClose ?? null;
