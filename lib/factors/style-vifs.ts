import { varianceInflationFactors } from "@/lib/numeric/inflation";
import { FACTOR_ETFS, FACTORS } from "./catalog";
import { dailyReturns } from "./returns";

/**
 * How far the ridge can tell each style ETF from the other five: variance inflation factors of their returns over its
 * window of 90, on the dates on which all six have one (methodology §2).
 *
 * @param etfPrices `adj_close` of the eight ETFs in the order of FACTOR_ETFS, 8 × `sessions` row by row, NaN where missing
 * @param sessions prices in a row, at least 91; the last is the as-of session
 * @returns one a style in catalog order; null where they cannot be told apart at all, or too few dates are there
 */
export function styleVifs(etfPrices: Float64Array, sessions: number): { etf: string; vif: number | null }[] {
  const styles = FACTORS.filter(({ group }) => group === "style");
  const window = Math.max(...styles.map((style) => style.windowSessions));
  const minimum = Math.max(...styles.map((style) => style.minimumObservations));
  const returns = styles.map(({ long }) => {
    const row = new Float64Array(sessions - 1);
    dailyReturns(etfPrices, FACTOR_ETFS.indexOf(long) * sessions, sessions, row);
    return row.subarray(-window);
  });
  const complete = (_: number, t: number) => returns.every((row) => !Number.isNaN(row[t]!));
  const columns = returns.map((row) => row.filter(complete));
  const enough = (columns[0]?.length ?? 0) >= minimum;
  const vifs = enough ? varianceInflationFactors(columns) : styles.map(() => null);
  return styles.map(({ long }, i) => ({ etf: long, vif: vifs[i] ?? null }));
}
