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

/** Digits that a double holds exactly, with room for the sum of two. */
const SAFE_DIGITS = 15;

const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];

/** Small decimals as a whole number of units and a scale, in doubles, which is exact for so few digits and much faster. */
function units(decimal: string, point: number): number {
  const negative = decimal.charCodeAt(0) === MINUS;
  let found = 0;
  for (let i = negative ? 1 : 0; i < decimal.length; i += 1) {
    if (i === point) continue;
    const code = decimal.charCodeAt(i);
    // Whatever else a number may be written with.
    if (code < ZERO || code > NINE)
      return Number(point < 0 ? decimal : decimal.slice(0, point) + decimal.slice(point + 1));
    found = found * 10 + code - ZERO;
  }
  return negative ? -found : found;
}

/** Short enough for the way of doubles, and no fragment such as "" or "-", which the long way refuses. */
function isShort(decimal: string): boolean {
  const last = decimal.charCodeAt(decimal.length - 1);
  return decimal.length <= SAFE_DIGITS && last >= ZERO && last <= NINE;
}

function scaleOf(decimal: string, point: number): number {
  return point < 0 ? 0 : decimal.length - point - 1;
}

function writeSmall(value: number, scale: number): string {
  if (scale === 0) return value === 0 ? "0" : String(value);
  const negative = value < 0;
  const digits = String(negative ? -value : value).padStart(scale + 1, "0");
  let end = digits.length;
  const whole = end - scale;
  while (end > whole && digits.charCodeAt(end - 1) === ZERO) end -= 1;
  const fraction = end === whole ? "" : `.${digits.slice(whole, end)}`;
  return `${negative ? "-" : ""}${digits.slice(0, whole)}${fraction}`;
}

function parts(decimal: string): Scaled {
  const point = pointOf(decimal, decimal.charCodeAt(0) === MINUS ? 1 : 0);
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

/** By steps: a pattern would build an array for each of the many cells it is asked of. @example canonical("0042.50") // "42.5" */
export function canonical(decimal: string): string {
  const start = decimal.charCodeAt(0) === MINUS ? 1 : 0;
  const point = pointOf(decimal, start);
  const wholeEnd = point < 0 ? decimal.length : point;
  let from = start;
  while (from < wholeEnd && decimal.charCodeAt(from) === ZERO) from += 1;
  let end = decimal.length;
  if (point >= 0) while (end > wholeEnd && isZeroOrPoint(decimal.charCodeAt(end - 1))) end -= 1;
  if (from === wholeEnd && end === wholeEnd) return "0";
  const isShortest = from === start || (from === wholeEnd && from === start + 1);
  // Most cells are canonical as they stand.
  if (isShortest && end === decimal.length && wholeEnd > start) return decimal;
  const whole = from === wholeEnd ? "0" : decimal.slice(from, wholeEnd);
  return `${start === 1 ? "-" : ""}${whole}${decimal.slice(wholeEnd, end)}`;
}

/** Where the point stands, -1 where there is none. @throws RangeError where it is no decimal */
function pointOf(decimal: string, start: number): number {
  let point = -1;
  let digits = 0;
  for (let i = start; i < decimal.length; i += 1) {
    const code = decimal.charCodeAt(i);
    if (code >= ZERO && code <= NINE) digits += 1;
    else if (code === POINT && point < 0) point = i;
    else throw new RangeError(`Not a decimal: "${decimal}"`);
  }
  if (digits === 0) throw new RangeError(`Not a decimal: "${decimal}"`);
  return point;
}

function isZeroOrPoint(code: number): boolean {
  return code === ZERO || code === POINT;
}

export function isZero(decimal: string): boolean {
  for (let i = 0; i < decimal.length; i += 1) {
    const code = decimal.charCodeAt(i);
    if (code > ZERO && code <= NINE) return false;
  }
  return true;
}

export function isNegative(decimal: string): boolean {
  return decimal.charCodeAt(0) === MINUS && !isZero(decimal);
}

export function negate(decimal: string): string {
  const plain = canonical(decimal);
  return plain === "0" ? plain : plain.startsWith("-") ? plain.slice(1) : `-${plain}`;
}

/** Whether a is below b. */
export function isLess(a: string, b: string): boolean {
  // Doubles of so few digits are in the order of what they stand for.
  return isShort(a) && isShort(b) ? Number(a) < Number(b) : isNegative(add(a, negate(b)));
}

export function multiply(a: string, b: string): string {
  if (isShort(a) && isShort(b)) {
    const [pointA, pointB] = [a.indexOf("."), b.indexOf(".")];
    const product = units(a, pointA) * units(b, pointB);
    if (Number.isSafeInteger(product)) return writeSmall(product, scaleOf(a, pointA) + scaleOf(b, pointB));
  }
  const x = parts(a);
  const y = parts(b);
  return write({ units: x.units * y.units, scale: x.scale + y.scale });
}

export function add(a: string, b: string): string {
  if (isShort(a) && isShort(b)) {
    const [pointA, pointB] = [a.indexOf("."), b.indexOf(".")];
    const [scaleA, scaleB] = [scaleOf(a, pointA), scaleOf(b, pointB)];
    const common = Math.max(scaleA, scaleB);
    const left = units(a, pointA) * 10 ** (common - scaleA);
    const right = units(b, pointB) * 10 ** (common - scaleB);
    const sum = left + right;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(sum))
      return writeSmall(sum, common);
  }
  const x = parts(a);
  const y = parts(b);
  const scale = Math.max(x.scale, y.scale);
  return write({ units: unitsAt(x, scale) + unitsAt(y, scale), scale });
}

function unitsAt(value: Scaled, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * tenTo(scale - value.scale);
}

const powers: bigint[] = [];

/** Of the few powers that there are in a file, each is raised once. */
function tenTo(power: number): bigint {
  if (power > MOST_KEPT) return 10n ** BigInt(power);
  const known = powers[power] ?? 10n ** BigInt(power);
  powers[power] = known;
  return known;
}

const MOST_KEPT = 60;

/** a ÷ b to `places` decimals, halves away from zero. Throws where b is 0. */
export function divide(a: string, b: string, places: number): string {
  const x = parts(a);
  const y = parts(b);
  if (y.units === 0n) throw new RangeError(`${a} divided by 0`);
  const numerator = x.units * tenTo(places + y.scale);
  const denominator = y.units * tenTo(x.scale);
  return write({ units: halvesAway(numerator, denominator), scale: places });
}

/** To `places` decimals, halves away from zero: what PostgreSQL's numeric does on insert. */
export function round(decimal: string, places: number): string {
  const point = decimal.indexOf(".");
  if (point < 0 || decimal.length - point - 1 <= places) return canonical(decimal);
  const { units, scale } = parts(decimal);
  return write({ units: halvesAway(units, tenTo(scale - places)), scale: places });
}

/** Whether PostgreSQL's numeric(precision, scale) holds it exactly. */
export function fits(decimal: string, precision: number, scale: number): boolean {
  // So few characters fit whatever they are.
  const point = decimal.indexOf(".");
  const places = scaleOf(decimal, point);
  if (places <= scale && decimal.length - places <= precision - scale) return true;
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

/** Places kept in the running sum of ordinary amounts: those of stored values. */
const SUM_SCALE = 4;
/** What brings a scale of 0, 1 and so on to that. */
const SUM_POWERS = [10_000, 1_000, 100, 10, 1];

/** A running sum of many decimals, exact as `add` is, without writing each step out as text. */
export class DecimalSum {
  private rest = "0";
  private small = 0;

  add(decimal: string): void {
    const point = decimal.indexOf(".");
    const scale = scaleOf(decimal, point);
    const scaled =
      isShort(decimal) && scale <= SUM_SCALE ? units(decimal, point) * (SUM_POWERS[scale] ?? Number.NaN) : Number.NaN;
    const next = this.small + scaled;
    if (Number.isSafeInteger(scaled) && Number.isSafeInteger(next)) this.small = next;
    else this.rest = add(this.rest, decimal);
  }

  get text(): string {
    return add(this.rest, writeSmall(this.small, SUM_SCALE));
  }
}
