import { blackScholesDelta, impliedVolatility } from "./black-scholes";
import type { OptionTerms } from "./values";

/** The interest rate in option prices unless a setting says otherwise (methodology §4). */
export const DEFAULT_OPTION_RATE = 0.04;
/** Returns that a historical volatility needs, of 252 (methodology §1.6). */
const MINIMUM_RETURNS = 60;
const SESSIONS_A_YEAR = 252;

export type VolatilitySource = "implied" | "historical";

export type OptionDelta =
  | { delta: number; volatility: number; source: VolatilitySource }
  /** The option is uncovered, and why. */
  | { delta: null; reason: "expired" | "no_underlying_close" | "no_volatility" };

/**
 * An option's delta on a session by Black-Scholes (methodology §4): T in calendar days / 365, no dividend; volatility
 * implied from the file's price where that solves within 5-300 %, else the underlying's own.
 *
 * An implied volatility found once is handed in again as `knownVolatility` at later publishes: the file's price belongs to
 * the close of its own day, and against a later close it would imply something nobody traded.
 *
 * @param session the day the close belongs to, `YYYY-MM-DD`
 * @param optionPrice the file's price a share, US dollars, if it has one
 * @param historicalVolatility the underlying's, a year (`historicalVolatility`)
 */
export function optionDelta({
  option,
  session,
  underlyingClose,
  optionPrice,
  knownVolatility = null,
  historicalVolatility: historical,
  rate = DEFAULT_OPTION_RATE,
}: {
  option: Pick<OptionTerms, "expiration" | "strike" | "optionType">;
  session: string;
  underlyingClose: number | null;
  optionPrice: number | null;
  knownVolatility?: number | null;
  historicalVolatility: number | null;
  rate?: number;
}): OptionDelta {
  const years = yearsBetween(session, option.expiration);
  if (!(years > 0)) return { delta: null, reason: "expired" };
  if (underlyingClose === null || !(underlyingClose > 0)) return { delta: null, reason: "no_underlying_close" };
  const { optionType, strike } = option;
  const inputs = { optionType, strike, underlyingPrice: underlyingClose, years, rate };
  const implied = knownVolatility ?? (optionPrice === null ? null : impliedVolatility(optionPrice, inputs));
  const volatility = implied ?? historical;
  if (volatility === null || !(volatility > 0)) return { delta: null, reason: "no_volatility" };
  const source = implied === null ? "historical" : "implied";
  return { delta: blackScholesDelta({ ...inputs, volatility }), volatility, source };
}

/**
 * A year's volatility from a window of up to 252 session returns: their standard deviation (n - 1) × √252; null with fewer
 * than 60 of them.
 *
 * @param returns fractions, NaN where there is none
 */
export function historicalVolatility(returns: ArrayLike<number>): number | null {
  const known = Array.from(returns).filter((value) => Number.isFinite(value));
  if (known.length < MINIMUM_RETURNS) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const volatility = Math.sqrt(squares / (known.length - 1)) * Math.sqrt(SESSIONS_A_YEAR);
  return volatility > 0 ? volatility : null;
}

/** Calendar days / 365; negative where the second is earlier. */
function yearsBetween(from: string, to: string): number {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  if (!Number.isFinite(days)) throw new RangeError(`yearsBetween: not dates: ${from}, ${to}`);
  return days / 365;
}
