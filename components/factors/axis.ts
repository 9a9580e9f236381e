/**
 * The shared axis of an exposure chart: round ticks, zero always among them, every dot inside.
 *
 * Pure arithmetic, so that the server can draw the chart in percentages before anybody knows how wide the screen is.
 */

export interface Estimate {
  /** Beta or exposure, dimensionless; null where there is none. */
  value: number | null;
  /** 95 % interval around it; null where it cannot be computed. */
  ciLow: number | null;
  ciHigh: number | null;
}

export interface Axis {
  /** Both ends are ticks. */
  low: number;
  high: number;
  step: number;
  /** Ascending, equally spaced, with 0 among them. */
  ticks: number[];
}

/** A narrower axis would make the last cent of a nearly flat book look like a bet. */
const NARROWEST_SPAN = 0.5;
/** More labels than this touch each other on a phone. */
const MOST_INTERVALS = 7;

/**
 * The narrowest axis with round ticks that holds zero, every value, and the intervals as far as they are reasonable.
 *
 * One hopelessly wide interval would press all other dots into a corner, so intervals stretch the axis at most by
 * the span of the values on either side; a whisker that goes further is drawn with an arrow (`placeOn`).
 */
export function axisFor(estimates: readonly Estimate[]): Axis {
  const values = estimates.flatMap(({ value }) => (value === null ? [] : [value]));
  const ends = estimates.flatMap(({ value, ciLow, ciHigh }) =>
    value === null || ciLow === null || ciHigh === null ? [] : [ciLow, ciHigh],
  );

  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const reach = Math.max(highest - lowest, NARROWEST_SPAN);
  const low = Math.max(lowest - reach, Math.min(lowest, ...ends));
  const high = Math.min(highest + reach, Math.max(highest, ...ends));
  const missingSpan = Math.max(0, NARROWEST_SPAN - (high - low)) / 2;

  return roundAxis(low - missingSpan, high + missingSpan);
}

/** Where a number lies on the axis, in per cent of its width; below 0 or above 100 outside it. */
export function percentAt(axis: Axis, value: number): number {
  return ((value - axis.low) / (axis.high - axis.low)) * 100;
}

export interface Whisker {
  /** Per cent of the axis, 0..100. */
  from: number;
  to: number;
  /** The interval goes on beyond this end of the axis. */
  cutLow: boolean;
  cutHigh: boolean;
}

/** An interval's place on the axis, cut at its ends; null without an interval. */
export function whiskerOn(axis: Axis, { ciLow, ciHigh }: Estimate): Whisker | null {
  if (ciLow === null || ciHigh === null) return null;
  const inside = (value: number) => Math.min(100, Math.max(0, percentAt(axis, value)));
  return { from: inside(ciLow), to: inside(ciHigh), cutLow: ciLow < axis.low, cutHigh: ciHigh > axis.high };
}

/** True where the interval says that the sign is not known. */
export function crossesZero({ ciLow, ciHigh }: Pick<Estimate, "ciLow" | "ciHigh">): boolean {
  return ciLow !== null && ciHigh !== null && ciLow <= 0 && ciHigh >= 0;
}

function roundAxis(low: number, high: number): Axis {
  const step = roundStep((high - low) / MOST_INTERVALS);
  let first = Math.floor(low / step);
  let last = Math.ceil(high / step);
  // Rounding outwards can add an interval at each end; the next round step takes it back.
  if (last - first > MOST_INTERVALS) {
    const wider = roundStep(step * 1.01);
    first = Math.floor(low / wider);
    last = Math.ceil(high / wider);
    return axisOf(first, last, wider);
  }
  return axisOf(first, last, step);
}

function axisOf(first: number, last: number, step: number): Axis {
  const at = (index: number) => (index === 0 ? 0 : Number((index * step).toPrecision(12)));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => at(first + i));
  return { low: at(first), high: at(last), step, ticks };
}

/** The smallest of 1, 2, 5 × 10ⁿ that is not below `atLeast`. */
function roundStep(atLeast: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= atLeast * (1 - 1e-9)) ?? 10;
  return Number((factor * magnitude).toPrecision(12));
}
