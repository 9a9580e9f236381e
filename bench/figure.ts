/** One line of `npm run bench`: a measured quantity over its repetitions. */
export interface BenchFigure {
  name: string;
  /** Unit of min, median and p95: "ms", "MB" … */
  unit: string;
  min: number;
  median: number;
  p95: number;
  /** How many times more the thing compared with takes; what that is stands in the name. */
  ratio?: number;
}

/**
 * A figure from its samples. Quantiles are nearest-rank: each is a value that was measured.
 *
 * @param samples at least one, finite
 * @param extra a ratio, where there is something to compare with
 */
export function summarise(
  name: string,
  unit: string,
  samples: readonly number[],
  extra: Pick<BenchFigure, "ratio"> = {},
): BenchFigure {
  if (samples.length === 0 || !samples.every(Number.isFinite)) {
    throw new RangeError(`summarise: ${name} needs finite samples, got [${samples.join(", ")}]`);
  }
  const sorted = samples.toSorted((a, b) => a - b);
  const quantile = (q: number) => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!;
  return { name, unit, min: sorted[0]!, median: quantile(0.5), p95: quantile(0.95), ...extra };
}

/** The same of a duration, whose bar is in seconds. */
export function summariseSeconds(name: string, milliseconds: readonly number[]): BenchFigure {
  const seconds = milliseconds.map((ms) => ms / 1000);
  return summarise(name, "s", seconds);
}
