/**
 * Cholesky factorisation of small symmetric positive definite matrices, flat and row by row (n × n).
 *
 * For well-scaled matrices such as correlations plus a ridge. For raw regressors use `leastSquares`, whose QR keeps
 * twice the digits.
 * @see Golub & Van Loan, Matrix Computations (4th ed.), algorithm 4.2.1
 */

/** A pivot this small beside its diagonal is a column that the others already span. */
const SINGULAR = 1e-13;

/**
 * Replaces the lower triangle of `a` by L with L L' = a; what stands above the diagonal is neither read nor written.
 * @returns false where `a` is not positive definite to working precision; `a` is then spoilt
 */
export function choleskyInPlace(a: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    const diagonal = a[j * n + j]!;
    let pivot = diagonal;
    for (let p = 0; p < j; p++) pivot -= a[j * n + p]! ** 2;
    if (!(pivot > SINGULAR * diagonal)) return false;
    const root = Math.sqrt(pivot);
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let value = a[i * n + j]!;
      for (let p = 0; p < j; p++) value -= a[i * n + p]! * a[j * n + p]!;
      a[i * n + j] = value / root;
    }
  }
  return true;
}

/** Replaces the first `n` entries of `b` by the x that solves L L' x = b, L from `choleskyInPlace`. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let value = b[i]!;
    for (let p = 0; p < i; p++) value -= l[i * n + p]! * b[p]!;
    b[i] = value / l[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = b[i]!;
    for (let p = i + 1; p < n; p++) value -= l[p * n + i]! * b[p]!;
    b[i] = value / l[i * n + i]!;
  }
}

/** Writes (L L')⁻¹, the whole symmetric matrix, into `out`. */
export function choleskyInverse(l: Float64Array, n: number, out: Float64Array): void {
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = 1;
    choleskySolve(l, n, column);
    // The lower half is copied up: the inverse is then symmetric to the last bit.
    for (let i = j; i < n; i++) {
      out[i * n + j] = column[i]!;
      out[j * n + i] = column[i]!;
    }
  }
}
