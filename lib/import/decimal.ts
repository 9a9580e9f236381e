/**
 * Exact decimal arithmetic on text: quantities and money never pass through a double on their way to the database.
 *
 * A decimal here is canonical text: optional minus, digits, optional point and digits, no leading or trailing zeros,
 * never "-0". "1234.50" is "1234.5".
 */

interface Scaled {
  units: bigint;
  scale: number;
}

const PLAIN = /^-?\d*\.?\d*$/;

function parts(decimal: string): Scaled {
  if (!PLAIN.test(decimal) || !/\d/.test(decimal)) throw new RangeError(`Not a decimal: "${decimal}"`);
  const point = decimal.indexOf(".");
  if (point < 0) return { units: BigInt(decimal), scale: 0 };
  const digits = decimal.slice(0, point) + decimal.slice(point + 1);
  return { units: BigInt(digits), scale: decimal.length - point - 1 };
}

function write({ units, scale }: Scaled): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? "" : digits.slice(-scale).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** @example canonical("0042.50") // "42.5" */
export function canonical(decimal: string): string {
  // Most cells are canonical as they stand.
  if (/^-?[1-9]\d*$|^-?(0|[1-9]\d*)\.\d*[1-9]$/.test(decimal)) return decimal;
  return write(parts(decimal));
}

export function isZero(decimal: string): boolean {
  return parts(decimal).units === 0n;
}

export function isNegative(decimal: string): boolean {
  return parts(decimal).units < 0n;
}

export function negate(decimal: string): string {
  const { units, scale } = parts(decimal);
  return write({ units: -units, scale });
}

export function multiply(a: string, b: string): string {
  const x = parts(a);
  const y = parts(b);
  return write({ units: x.units * y.units, scale: x.scale + y.scale });
}

export function add(a: string, b: string): string {
  const x = parts(a);
  const y = parts(b);
  const scale = Math.max(x.scale, y.scale);
  const at = (value: Scaled) => value.units * 10n ** BigInt(scale - value.scale);
  return write({ units: at(x) + at(y), scale });
}

/** a ÷ b to `places` decimals, halves away from zero. Throws where b is 0. */
export function divide(a: string, b: string, places: number): string {
  const x = parts(a);
  const y = parts(b);
  if (y.units === 0n) throw new RangeError(`${a} divided by 0`);
  const numerator = x.units * 10n ** BigInt(places + y.scale);
  const denominator = y.units * 10n ** BigInt(x.scale);
  return write({ units: halvesAway(numerator, denominator), scale: places });
}

/** To `places` decimals, halves away from zero: what PostgreSQL's numeric does on insert. */
export function round(decimal: string, places: number): string {
  const point = decimal.indexOf(".");
  if (point < 0 || decimal.length - point - 1 <= places) return canonical(decimal);
  const { units, scale } = parts(decimal);
  return write({ units: halvesAway(units, 10n ** BigInt(scale - places)), scale: places });
}

/** Whether PostgreSQL's numeric(precision, scale) holds it exactly. */
export function fits(decimal: string, precision: number, scale: number): boolean {
  const [whole = "", fraction = ""] = decimal.split(".");
  return whole.replace(/^-?0*/, "").length <= precision - scale && fraction.replace(/0+$/, "").length <= scale;
}

function halvesAway(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}
