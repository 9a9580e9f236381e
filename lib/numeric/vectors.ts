/**
 * The two sums everything else is made of. Vectors are Float64Array so that the engine keeps them as plain doubles;
 * `n` lets a longer buffer be used again and again for shorter samples.
 */

/** Σ a[i] b[i] over the first `n` entries. */
export function dot(a: Float64Array, b: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Writes `values` less their mean into `out`, over the first `n` entries.
 * Two passes: sums of squares taken from raw values lose the digits that a near-perfect fit is decided by.
 */
export function centre(values: Float64Array, n: number, out: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  for (let i = 0; i < n; i++) out[i] = values[i]! - mean;
}
