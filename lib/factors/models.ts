import { FACTOR_ETFS, FACTORS, type Factor, type FactorEtf } from "./catalog";

/**
 * The catalog's twelve factors as the regressions that estimate them: six lines and one ridge (methodology §2).
 */

/** What the ridge adds to the diagonal of Z'Z on standardised columns. */
export const RIDGE_ALPHA = 1;
/** A series that deviates less than this from its mean does not move: no number (methodology §1.8). */
export const FLAT_DEVIATION = 1e-10;

/** One regressor: an ETF's return, or a spread of two. Positions in FACTOR_ETFS. */
export interface Leg {
  long: number;
  short: number | null;
}

export interface BetaModel {
  kind: "line" | "ridge";
  /** Positions in FACTORS of the betas this regression gives, one a leg. */
  factors: readonly number[];
  legs: readonly Leg[];
  /** Positions in FACTOR_ETFS of every ETF the model uses. */
  etfs: readonly number[];
  /** Returns in the window. */
  windowSessions: number;
  minimumObservations: number;
}

function legOf(factor: Factor): Leg {
  const position = (etf: FactorEtf) => FACTOR_ETFS.indexOf(etf);
  return { long: position(factor.long), short: factor.short === undefined ? null : position(factor.short) };
}

function modelOf(kind: BetaModel["kind"], factors: readonly Factor[]): BetaModel {
  const [first] = factors;
  if (!first) throw new Error("models: a model without factors");
  const legs = factors.map(legOf);
  return {
    kind,
    factors: factors.map((factor) => FACTORS.indexOf(factor)),
    legs,
    etfs: [...new Set(legs.flatMap(({ long, short }) => (short === null ? [long] : [long, short])))],
    windowSessions: first.windowSessions,
    minimumObservations: first.minimumObservations,
  };
}

/** The regressions in catalog order: every OLS factor for itself, the styles together. */
export const BETA_MODELS: readonly BetaModel[] = [
  ...FACTORS.filter((factor) => factor.model === "ols").map((factor) => modelOf("line", [factor])),
  modelOf(
    "ridge",
    FACTORS.filter((factor) => factor.model === "ridge"),
  ),
];

/** The longest window of any model: how many returns the betas need. */
export const LONGEST_WINDOW = Math.max(...BETA_MODELS.map((model) => model.windowSessions));

/**
 * A leg's returns: the long ETF's less the short one's, NaN where either is missing.
 *
 * @param etfReturns the eight ETFs' returns on the same sessions, in the order of FACTOR_ETFS
 */
export function legReturns({ long, short }: Leg, etfReturns: readonly Float64Array[]): Float64Array {
  const bought = etfReturns[long]!;
  if (short === null) return bought;
  const sold = etfReturns[short]!;
  return bought.map((value, t) => value - sold[t]!);
}
