import { inverse, Matrix } from "ml-matrix";
import { leastSquares } from "@/lib/numeric/least-squares";
import { FACTOR_ETFS, FACTORS, type Factor, type FactorEtf } from "./catalog";

/**
 * The kernel's slow twin: methodology §1 and §2 written out for one symbol, one factor after the other, from dates and
 * prices in plain maps and the general routines. It shares no code with the kernel but the catalog.
 */
export type PriceSeries = ReadonlyMap<string, number>;

export interface PlainBeta {
  beta: number;
  stdError: number;
  rSquared: number;
  observations: number;
  degreesOfFreedom: number;
}

/** A number, or why there is none. */
export type PlainAnswer = PlainBeta | string;

/** @param sessions every session up to the as-of one, ascending */
export function plainBetas(
  series: PriceSeries,
  etfs: Readonly<Record<FactorEtf, PriceSeries>>,
  sessions: readonly string[],
): PlainAnswer[] {
  const lastPriced = sessions.findLastIndex((date) => series.has(date));
  if (lastPriced < 0) return FACTORS.map(() => "no_history");
  if (sessions.length - 1 - lastPriced > 5) return FACTORS.map(() => "stale");
  return FACTORS.map((factor) => plainBeta(factor, series, etfs, sessions));
}

function plainBeta(
  factor: Factor,
  series: PriceSeries,
  etfs: Readonly<Record<FactorEtf, PriceSeries>>,
  sessions: readonly string[],
): PlainAnswer {
  const regressors = factor.model === "ridge" ? FACTORS.filter((other) => other.model === "ridge") : [factor];
  const used = FACTOR_ETFS.filter((etf) => regressors.some(({ long, short }) => long === etf || short === etf));
  const window = sessions.slice(-factor.windowSessions - 1);
  if (window.filter((date) => used.some((etf) => !etfs[etf].has(date))).length > 2) return "factor_gap";

  const y: number[] = [];
  const x: number[][] = regressors.map(() => []);
  for (let t = 1; t < window.length; t++) {
    const change = (prices: PriceSeries) => {
      const before = prices.get(window[t - 1]!);
      const after = prices.get(window[t]!);
      return before === undefined || after === undefined ? null : after / before - 1;
    };
    const own = change(series);
    const theirs = regressors.map(({ long, short }) => {
      const bought = change(etfs[long]);
      const sold = short === undefined ? 0 : change(etfs[short]);
      return bought === null || sold === null ? null : bought - sold;
    });
    if (own === null || theirs.includes(null)) continue;
    y.push(own);
    theirs.forEach((value, j) => {
      x[j]!.push(value!);
    });
  }

  if (y.length < factor.minimumObservations) return `too_short ${y.length} of ${factor.minimumObservations}`;
  if ([y, ...x].some((values) => deviation(values) < 1e-10)) return "flat";
  return factor.model === "ridge" ? plainRidge(x, y, regressors.indexOf(factor)) : plainLine(x[0]!, y);
}

function plainLine(x: number[], y: number[]): PlainBeta {
  const fit = leastSquares([x], y)!;
  return {
    beta: fit.coefficients[0]!,
    stdError: fit.stdErrors[0]!,
    rSquared: fit.rSquared,
    observations: y.length,
    degreesOfFreedom: fit.degreesOfFreedom,
  };
}

function plainRidge(x: number[][], y: number[], wanted: number): PlainBeta {
  const n = y.length;
  const k = x.length;
  const centredY = Matrix.columnVector(centred(y));
  const z = new Matrix(x.map((column) => centred(column).map((value) => value / deviation(column)))).transpose();
  const gram = z.transpose().mmul(z);
  const shrink = inverse(Matrix.add(gram, Matrix.eye(k)));
  const w = shrink.mmul(z.transpose()).mmul(centredY);
  const sse = sumOfSquares(Matrix.sub(centredY, z.mmul(w)).to1DArray());
  const sst = sumOfSquares(centredY.to1DArray());
  const degreesOfFreedom = n - 1 - shrink.mmul(gram).trace();
  const variance = sse / sst < 1e-12 ? 0 : sse / degreesOfFreedom;
  const spread = shrink.mmul(gram).mmul(shrink).get(wanted, wanted);
  return {
    beta: w.get(wanted, 0) / deviation(x[wanted]!),
    stdError: Math.sqrt(variance * spread) / deviation(x[wanted]!),
    rSquared: 1 - sse / sst,
    observations: n,
    degreesOfFreedom,
  };
}

function centred(values: number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function deviation(values: number[]): number {
  return Math.sqrt(sumOfSquares(centred(values)) / values.length);
}

function sumOfSquares(values: number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
