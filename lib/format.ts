/**
 * Numbers and dates as people read them. The same on server and in every browser: one locale, no zone, no clock.
 *
 * A missing value has no format: whoever shows it has its reason to show (`null` does not type-check here). NaN and
 * infinities are mistakes and throw.
 */
const LOCALE = "en-US";

/** A true minus (U+2212) is as wide as the plus and the figures; the keyboard's hyphen is not. */
const MINUS = "\u2212";
/** Between a number and its %: narrow, and never a line break. */
const NARROW_SPACE = "\u202f";

type Options = Intl.NumberFormatOptions;

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are slow to make and quick to use: a table has hundreds of cells. */
function formatter(options: Options): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.NumberFormat(LOCALE, options);
  formatters.set(key, known);
  return known;
}

/** Text stands for a decimal that a double cannot hold, as the database gives it. */
function written(value: number | string, options: Options): string {
  if (!Number.isFinite(Number(value)) || value === "") throw new RangeError(`Not a number to show: ${value}`);
  // "negative": what rounds to zero has no sign.
  const text = formatter({ signDisplay: "negative", ...options }).format(value as Intl.StringNumericLiteral);
  return text.replace("-", MINUS);
}

const digitsOf = (digits: number): Options => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A beta or an exposure: always with its sign, two decimals. `+0.42`, `−0.18`, `0.00` */
export function formatBeta(value: number): string {
  return written(value, { signDisplay: "exceptZero", ...digitsOf(2) });
}

/**
 * A share or a return, given as a fraction. `94 %`, `−1.2 %`
 *
 * A part is never rounded to nothing nor to all: 0.2 % with no decimals is `<1 %`, 99.8 % is `>99 %`.
 */
export function formatPercent(fraction: number, digits = 0): string {
  const step = 10 ** -digits;
  const percent = fraction * 100;
  const nothing = percent > 0 && percent < step / 2;
  const all = percent < 100 && percent >= 100 - step / 2;
  const shown = nothing ? step : all ? 100 - step : percent;
  return `${nothing ? "<" : all ? ">" : ""}${written(shown, digitsOf(digits))}${NARROW_SPACE}%`;
}

/** US dollars, whole ones; cents where there is less than one. `$12,345`, `−$12`, `$0.40` */
export function formatUsd(value: number): string {
  const cents = value !== 0 && Math.abs(value) < 1;
  return written(value, { style: "currency", currency: "USD", ...digitsOf(cents ? 2 : 0) });
}

/** The price of one share, US dollars: cents, and four decimals below one dollar. `$229.35`, `$0.0512` */
export function formatPrice(value: number): string {
  return written(value, { style: "currency", currency: "USD", ...digitsOf(Math.abs(value) < 1 ? 4 : 2) });
}

/** A price in the currency it is quoted in, as the market writes that: pence stay pence. `180.50 GBp`, `2,845.00 JPY` */
export function formatPriceIn(value: number, currency: string): string {
  if (currency === "USD") return formatPrice(value);
  return `${written(value, digitsOf(Math.abs(value) < 1 ? 4 : 2))}${NARROW_SPACE}${currency}`;
}

/** An amount in another currency than US dollars, to the whole like those; hundredths where there is less than one. `2,845 JPY` */
export function formatAmountIn(value: number, currency: string): string {
  const hundredths = value !== 0 && Math.abs(value) < 1;
  return `${written(value, digitsOf(hundredths ? 2 : 0))}${NARROW_SPACE}${currency}`;
}

/** What one of a currency is worth, US dollars, to five figures. `$1.0490`, `$0.0065900` */
export function formatRate(value: number): string {
  const figures = { minimumSignificantDigits: 5, maximumSignificantDigits: 5 };
  return written(value, { style: "currency", currency: "USD", ...figures });
}

/** Shares, contracts or an amount of cash: every decimal that was given, up to the ten we store. `1,250`, `−0.3333` */
export function formatQuantity(value: number | string): string {
  return written(value, { maximumFractionDigits: 10 });
}

/** How many there are. `1,261` */
export function formatCount(value: number): string {
  return written(value, { maximumFractionDigits: 0 });
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day. `Fri 21 Aug 2026` @param session `YYYY-MM-DD` */
export function formatSession(session: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(session) ? new Date(`${session}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime())) throw new RangeError(`Not a day to show: ${session}`);
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}
