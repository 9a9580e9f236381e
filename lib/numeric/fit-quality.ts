/** A fit with 1 - r² below this is perfect: what is left is rounding, so its standard error is 0 (methodology §1.8). */
export const PERFECT_FIT = 1e-12;

/** A response made ready: what regressions on the same sample share. */
export interface Response {
  /** Observations. */
  n: number;
  /** y less its mean; the first `n` entries count. */
  centred: Float64Array;
  /** Σ centred². */
  sst: number;
}

/**
 * r² and residual variance from the residuals' sum of squares.
 *
 * @param sse Σ residual², summed from residuals and not by subtraction
 * @param degreesOfFreedom what is left of n; may be fractional (ridge)
 * @returns rSquared in 0..1 (0 for a response that does not move), residualVariance exactly 0 for a perfect fit
 */
export function fitQuality(
  sse: number,
  sst: number,
  degreesOfFreedom: number,
): { rSquared: number; residualVariance: number } {
  if (!(sst > 0)) return { rSquared: 0, residualVariance: 0 };
  const unexplained = sse / sst;
  return {
    // Least squares and ridge never do worse than the mean; below 0 is rounding.
    rSquared: Math.max(0, 1 - unexplained),
    residualVariance: unexplained < PERFECT_FIT ? 0 : sse / degreesOfFreedom,
  };
}
