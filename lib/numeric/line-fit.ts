import { fitQuality, type Response } from "./fit-quality";
import { centre, dot } from "./vectors";

/**
 * Ordinary least squares on one regressor with intercept, split in two: what depends on the regressor is prepared once
 * and serves every response observed on the same dates.
 */
export interface LineDesign {
  /** Observations. */
  n: number;
  /** x less its mean; the first `n` entries count. */
  centred: Float64Array;
  /** Sxx = Σ centred². */
  sxx: number;
}

export interface LineFit {
  /** b = Sxy / Sxx: units of y per unit of x. */
  slope: number;
  /** sqrt(s² / Sxx); 0 for a perfect fit. */
  stdError: number;
  /** 1 - SSE / SST, 0..1. */
  rSquared: number;
  /** s² = SSE / (n - 2), units of y squared. */
  residualVariance: number;
}

/** An empty design with room for `capacity` observations. */
export function lineDesign(capacity: number): LineDesign {
  return { n: 0, centred: new Float64Array(capacity), sxx: 0 };
}

/** Fills `design` from the first `n` entries of `x`, which must be finite. */
export function prepareLine(design: LineDesign, x: Float64Array, n: number): void {
  centre(x, n, design.centred);
  design.n = n;
  design.sxx = dot(design.centred, design.centred, n);
}

/**
 * b, its standard error and r² (methodology §2). The residuals are summed themselves: SST - b Sxy would leave rounding
 * where a near-perfect fit has digits.
 *
 * @param y the response on the design's own observations: `y.n` must equal `design.n`, at least 3
 */
export function fitLine(design: LineDesign, y: Response): LineFit {
  const { n, centred: x, sxx } = design;
  if (y.n !== n || n < 3)
    throw new RangeError(`fitLine: ${n} regressor and ${y.n} response values, need the same, ≥ 3`);
  const slope = dot(x, y.centred, n) / sxx;
  let sse = 0;
  for (let i = 0; i < n; i++) {
    const residual = y.centred[i]! - slope * x[i]!;
    sse += residual * residual;
  }
  const { rSquared, residualVariance } = fitQuality(sse, y.sst, n - 2);
  return { slope, stdError: Math.sqrt(residualVariance / sxx), rSquared, residualVariance };
}
