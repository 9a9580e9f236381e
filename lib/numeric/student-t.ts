import { incompleteBeta, logGamma } from "./incomplete-beta";
import { normalQuantile } from "./normal";

/**
 * Student's t distribution. Degrees of freedom may be fractional (a ridge spends a fraction), at least 1; some
 * digits are lost beyond a million of them.
 */

/** P(|T| > |t|): the two-sided p-value of a t statistic. */
export function twoSidedP(t: number, degreesOfFreedom: number): number {
  requireDegrees(degreesOfFreedom);
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  const total = degreesOfFreedom + square;
  return incompleteBeta(degreesOfFreedom / total, square / total, degreesOfFreedom / 2, 0.5);
}

/** P(T ≤ t). */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const tail = twoSidedP(t, degreesOfFreedom) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Density at `t`. */
export function studentDensity(t: number, degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2;
  const scale = Math.exp(logGamma(half + 0.5) - logGamma(half)) / Math.sqrt(degreesOfFreedom * Math.PI);
  return scale * (1 + (t * t) / degreesOfFreedom) ** -(half + 0.5);
}

/**
 * The t with P(T ≤ t) = p, to about 14 digits: a bracket around the root, narrowed by Newton steps that stay inside it.
 *
 * @param p strictly between 0 and 1; outside it throws
 * @example studentQuantile(0.975, 88) // 1.98729…, half the width of a 95 % interval in standard errors
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`studentQuantile: p must lie between 0 and 1, got ${p}`);
  requireDegrees(degreesOfFreedom);
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  const distance = upperQuantile(tail, degreesOfFreedom);
  return p < 0.5 ? -distance : distance;
}

function upperQuantile(tail: number, degreesOfFreedom: number): number {
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (twoSidedP(high, degreesOfFreedom) / 2 > tail) {
    low = high;
    high *= 2;
  }
  let t = high;
  for (let step = 0; step < 200; step++) {
    const excess = twoSidedP(t, degreesOfFreedom) / 2 - tail;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / studentDensity(t, degreesOfFreedom);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * next || high - low <= 1e-15 * high) return next;
    t = next;
  }
  return t;
}

function requireDegrees(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom >= 1))
    throw new RangeError(`Student's t: needs ≥ 1 degree of freedom, got ${degreesOfFreedom}`);
}
