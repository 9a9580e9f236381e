/**
 * The regularised incomplete beta function, by which Student's t is computed.
 */
const LANCZOS_G = 7;
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x ≥ 0.5, to about 15 digits. @see Lanczos (1964), SIAM J. Numer. Anal. 1, 86-96 */
export function logGamma(x: number): number {
  if (!(x >= 0.5)) throw new RangeError(`logGamma: x must be ≥ 0.5, got ${x}`);
  const z = x - 1;
  let series = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) series += LANCZOS[i]! / (z + i);
  const t = z + LANCZOS_G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * I_x(a, b), the share of a beta(a, b) distribution that lies below x.
 *
 * @param x 0..1
 * @param complement 1 - x, handed in by callers that know it without subtracting: near x = 1 its digits are the answer's
 * @param a shape ≥ 0.5
 * @param b shape ≥ 0.5
 * @see Numerical Recipes (3rd ed.), 6.4: continued fraction by the modified Lentz method
 */
export function incompleteBeta(x: number, complement: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(complement));
  // The fraction converges quickly on this side of the mean only; the other side is its mirror.
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(complement, b, a)) / b;
}

const TINY = 1e-300;
const MAXIMUM_TERMS = 10_000;

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MAXIMUM_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;

    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) return value;
  }
  throw new RangeError(`incompleteBeta: no convergence for x = ${x}, a = ${a}, b = ${b}`);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
