/**
 * Random numbers with an address instead of an order: the same (stream, counter) always gives the same number, so a price
 * does not depend on which symbol, range or day was asked for first.
 */

/** A 32-bit stream number for a name (FNV-1a, then mixed). */
export function stream(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Uniform in (0, 1). */
export function uniform(from: number, counter: number): number {
  return (mixed(mixed(from ^ Math.imul(counter, 0x9e3779b1)) + from) + 0.5) / 0x1_0000_0000;
}

/** Standard normal. */
export function normal(from: number, counter: number): number {
  return normalQuantile(uniform(from, counter));
}

const CUBE = 0.06;
/** sqrt(E[(z + CUBE z³)²]) for a standard normal z. */
const CUBED_DEVIATION = Math.sqrt(1 + 6 * CUBE + 15 * CUBE * CUBE);

/** Mean 0, variance 1 and fatter tails than the normal (kurtosis about 5): a normal stretched by its cube. */
export function shock(from: number, counter: number): number {
  const z = normal(from, counter);
  return (z * (1 + CUBE * z * z)) / CUBED_DEVIATION;
}

/** MurmurHash3's finaliser, as an unsigned number. */
function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * The standard normal quantile, relative error below 1.2e-9.
 * @see Acklam, "An algorithm for computing the inverse normal cumulative distribution function", 2003
 */
function normalQuantile(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
      1.328068155288572e1) *
      r +
      1)
  );
}

function tail(q: number): number {
  return (
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}
