/**
 * The normal distribution with mean 0 and deviation 1.
 */

/** Density at `x`. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** From here outwards the tail is computed for itself: as 1 - (what is inside) it would lose its digits. */
const TAIL_FROM = 2.5;
/** Terms after which Laplace's fraction is exact to a double from `TAIL_FROM` on. */
const FRACTION_TERMS = 80;

/**
 * P(X ≤ x), to about 15 digits, far lower tails included.
 * @see Marsaglia (2004), Evaluating the normal distribution, J. Stat. Software 11(4), for the series
 */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  if (distance < TAIL_FROM) return 0.5 + normalDensity(x) * centralSeries(x);
  const tail = upperTail(distance);
  return x > 0 ? 1 - tail : tail;
}

/** x + x³/3 + x⁵/15 + x⁷/105 + …: the mass between 0 and x over the density at x. */
function centralSeries(x: number): number {
  let sum = x;
  let term = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** P(X > x) by Laplace's continued fraction. */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = FRACTION_TERMS; k >= 1; k--) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/**
 * The x with P(X ≤ x) = p, to about 16 digits.
 *
 * @param p strictly between 0 and 1; outside it throws
 * @see Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3), 477-484
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile: p must lie between 0 and 1, got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, CENTRE_ABOVE)) / polynomial(r, CENTRE_BELOW);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const distance =
    r <= 5
      ? polynomial(r - 1.6, MIDDLE_ABOVE) / polynomial(r - 1.6, MIDDLE_BELOW)
      : polynomial(r - 5, TAIL_ABOVE) / polynomial(r - 5, TAIL_BELOW);
  return q < 0 ? -distance : distance;
}

/** Coefficients from the highest power down. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

const CENTRE_ABOVE = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const CENTRE_BELOW = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const MIDDLE_ABOVE = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const MIDDLE_BELOW = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const TAIL_ABOVE = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const TAIL_BELOW = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];
