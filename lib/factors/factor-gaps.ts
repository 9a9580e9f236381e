import { FACTOR_ETFS, type FactorEtf, MAXIMUM_MISSING_ETF_DATES } from "./catalog";
import { BETA_MODELS, LONGEST_WINDOW } from "./models";

/** Dates on which a factor ETF has no price, within the longest window that a model with it reads. */
export interface FactorGap {
  etf: FactorEtf;
  /** Oldest first. */
  sessions: string[];
  /** They are too many for at least one model that uses it, which writes nothing (methodology §1.7). */
  stopsModels: boolean;
}

/**
 * Which factor ETFs lack prices, and when. Models leave such dates out; more than two in a model's window stop it.
 *
 * @param etfPrices `adj_close` of the eight ETFs in the order of FACTOR_ETFS, 8 × sessions row by row, NaN where missing
 * @param sessions the columns, oldest first, ending on the as-of session; at least 181
 */
export function factorGaps(etfPrices: Float64Array, sessions: readonly string[]): FactorGap[] {
  const width = sessions.length;
  if (width <= LONGEST_WINDOW || etfPrices.length !== FACTOR_ETFS.length * width) {
    throw new RangeError(`factorGaps: ${etfPrices.length} prices are not ${FACTOR_ETFS.length} × ${width} sessions`);
  }
  return FACTOR_ETFS.flatMap((etf, row): FactorGap[] => {
    const windows = BETA_MODELS.filter(({ etfs }) => etfs.includes(row)).map((model) => model.windowSessions);
    const missing = (windowSessions: number) =>
      sessions.filter((_, t) => t >= width - 1 - windowSessions && !(etfPrices[row * width + t]! > 0));
    const dates = missing(Math.max(...windows));
    if (dates.length === 0) return [];
    const stopsModels = windows.some((window) => missing(window).length > MAXIMUM_MISSING_ETF_DATES);
    return [{ etf, sessions: dates, stopsModels }];
  });
}
