/**
 * The factors: stable keys, their labels, the ETFs behind them and the windows they are estimated on.
 *
 * Keys are what tables, API and code use; labels are for people and may change.
 * Source: methodology §2 (the twelve betas) and §3 (the eight factors of the risk model).
 */

/** The eight ETFs that every model is built from (methodology §1.7). */
export const FACTOR_ETFS = ["SPY", "TLT", "VTV", "VUG", "MTUM", "QUAL", "IWM", "USMV"] as const;
export type FactorEtf = (typeof FACTOR_ETFS)[number];

/** Groups in the order in which screens show them. */
export const FACTOR_GROUPS = ["market", "rates", "style", "spread"] as const;
export type FactorGroup = (typeof FACTOR_GROUPS)[number];

export const FACTOR_KEYS = [
  "market_beta",
  "ir_beta",
  "value",
  "growth",
  "momentum",
  "quality",
  "size",
  "low_volatility",
  "growth_value_spread",
  "momentum_spread",
  "size_spread",
  "quality_spread",
] as const;
export type FactorKey = (typeof FACTOR_KEYS)[number];
/** Length of every per-factor array (`betas`, `std_errors` …), which is in catalog order. */
export const FACTOR_COUNT = FACTOR_KEYS.length;

export interface Factor {
  key: FactorKey;
  label: string;
  group: FactorGroup;
  model: "ols" | "ridge";
  /** ETF whose return is the regressor; for a spread, the long leg. */
  long: FactorEtf;
  /** The leg taken off a spread. */
  short?: FactorEtf;
  /** Sessions of returns in the window (methodology §1.5). */
  windowSessions: 90 | 180;
  /** Fewest observations that give a number (methodology §1.6). */
  minimumObservations: 30 | 60;
  /** What a one per cent move is called in a sentence: "the market rises 1 %". */
  move: string;
}

const ols = (key: FactorKey, label: string, group: FactorGroup, long: FactorEtf, move: string): Factor => ({
  key,
  label,
  group,
  model: "ols",
  long,
  windowSessions: 90,
  minimumObservations: 30,
  move,
});

const style = (key: FactorKey, label: string, long: FactorEtf, move: string): Factor => ({
  ...ols(key, label, "style", long, move),
  model: "ridge",
});

const spread = (key: FactorKey, label: string, long: FactorEtf, short: FactorEtf, move: string): Factor => ({
  key,
  label,
  group: "spread",
  model: "ols",
  long,
  short,
  windowSessions: 180,
  minimumObservations: 60,
  move,
});

/** The twelve factors in catalog order: the order of every stored array, every API answer and every chart. */
export const FACTORS: readonly Factor[] = [
  ols("market_beta", "Market", "market", "SPY", "the market rises 1 %"),
  ols("ir_beta", "Rates", "rates", "TLT", "long Treasury bonds rise 1 %"),
  style("value", "Value", "VTV", "value stocks rise 1 %, other styles unchanged"),
  style("growth", "Growth", "VUG", "growth stocks rise 1 %, other styles unchanged"),
  style("momentum", "Momentum", "MTUM", "momentum stocks rise 1 %, other styles unchanged"),
  style("quality", "Quality", "QUAL", "quality stocks rise 1 %, other styles unchanged"),
  style("size", "Size (small caps)", "IWM", "small caps rise 1 %, other styles unchanged"),
  style("low_volatility", "Low volatility", "USMV", "low-volatility stocks rise 1 %, other styles unchanged"),
  spread("growth_value_spread", "Growth − value", "VUG", "VTV", "growth beats value by 1 %"),
  spread("momentum_spread", "Momentum − market", "MTUM", "SPY", "momentum beats the market by 1 %"),
  spread("size_spread", "Small caps − market", "IWM", "SPY", "small caps beat the market by 1 %"),
  spread("quality_spread", "Quality − market", "QUAL", "SPY", "quality beats the market by 1 %"),
];

/** The eight factors of the joint risk model, in the order of `risk_exposures`, loadings and covariance (methodology §3). */
export const RISK_FACTOR_KEYS = [
  "market",
  "rates",
  "value",
  "growth",
  "momentum",
  "quality",
  "size",
  "low_volatility",
] as const;

/** Sessions in a symbol's stored return window: what the risk model, intervals and back-casts read (methodology §1.5). */
export const RETURN_WINDOW_SESSIONS = 252;
/** A symbol whose latest price is more sessions than this before the as-of session has no numbers (methodology §1.6). */
export const STALE_AFTER_SESSIONS = 5;
/** Dates of a window that may lack a factor ETF's price before a model that uses it writes nothing (methodology §1.7). */
export const MAXIMUM_MISSING_ETF_DATES = 2;
/** Changes whenever stored numbers would change for the same prices; part of every cache key. */
export const MODEL_VERSION = "1";

/** Why a symbol has no beta to a factor (methodology §1.6-§1.8); `not_modelled` is another currency or kind (product §5). */
export const BETA_REASONS = ["too_short", "stale", "flat", "factor_gap", "no_history", "not_modelled"] as const;
export interface BetaReason {
  code: (typeof BETA_REASONS)[number];
  /** Observations there were and observations needed, for `too_short`. */
  have?: number;
  need?: number;
}
