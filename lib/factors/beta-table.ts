import { type BetaReason, FACTOR_COUNT, FACTORS, type FactorKey } from "./catalog";

/**
 * The betas of a chunk of symbols: flat arrays, `count` × 12 row by row in catalog order.
 * NaN where there is no number; the reason then says why.
 */
export interface BetaTable {
  count: number;
  betas: Float64Array;
  /** 0 for a perfect fit. */
  stdErrors: Float64Array;
  rSquared: Float64Array;
  /** For Student's t: n - 2, or n - 1 - edf for the ridge, which is fractional. */
  degreesOfFreedom: Float64Array;
  /** Dates on which symbol and regressors all have returns; counted where the sample is too short, too; else 0. */
  observations: Int16Array;
  /** Positions in BETA_QUALITIES. */
  qualities: Uint8Array;
  /** Bits of BETA_FLAGS. */
  flags: Uint8Array;
  /** Positions in REASON_CODES. */
  reasons: Uint8Array;
}

export const BETA_QUALITIES = ["none", "limited", "full"] as const;
/** `full`: at least 95 % of the window; `limited`: at least the minimum; `none`: no number (methodology §1.9). */
export type BetaQuality = (typeof BETA_QUALITIES)[number];

export const BETA_FLAGS = {
  /** The beta lies beyond ±5; it is stored as it is. */
  extreme: 1,
  /** A factor ETF lacked prices, so dates of the window were left out. */
  etfDatesDropped: 2,
} as const;

const REASON_CODES = [null, "too_short", "stale", "flat", "factor_gap", "no_history"] as const satisfies readonly (
  | BetaReason["code"]
  | null
)[];
type ReasonCode = NonNullable<(typeof REASON_CODES)[number]>;

/** A table in which no number is known yet and no reason given. */
export function emptyBetaTable(count: number): BetaTable {
  const length = count * FACTOR_COUNT;
  return {
    count,
    betas: new Float64Array(length).fill(Number.NaN),
    stdErrors: new Float64Array(length).fill(Number.NaN),
    rSquared: new Float64Array(length).fill(Number.NaN),
    degreesOfFreedom: new Float64Array(length).fill(Number.NaN),
    observations: new Int16Array(length),
    qualities: new Uint8Array(length),
    flags: new Uint8Array(length),
    reasons: new Uint8Array(length),
  };
}

export function setReason(table: BetaTable, cell: number, code: ReasonCode): void {
  table.reasons[cell] = REASON_CODES.indexOf(code);
}

/** One beta of one symbol in words; null where there is no number, with `reason`. */
export interface SymbolBeta {
  key: FactorKey;
  beta: number | null;
  stdError: number | null;
  rSquared: number | null;
  degreesOfFreedom: number | null;
  observations: number;
  quality: BetaQuality;
  extreme: boolean;
  etfDatesDropped: boolean;
  reason: BetaReason | null;
}

/** The twelve betas of the `row`-th symbol, in catalog order. */
export function symbolBetas(table: BetaTable, row: number): SymbolBeta[] {
  requireRow(table, row);
  return FACTORS.map(({ key }, factor) => {
    const cell = row * FACTOR_COUNT + factor;
    return {
      key,
      beta: numberAt(table.betas, cell),
      stdError: numberAt(table.stdErrors, cell),
      rSquared: numberAt(table.rSquared, cell),
      degreesOfFreedom: numberAt(table.degreesOfFreedom, cell),
      observations: table.observations[cell]!,
      quality: BETA_QUALITIES[table.qualities[cell]!]!,
      extreme: (table.flags[cell]! & BETA_FLAGS.extreme) !== 0,
      etfDatesDropped: (table.flags[cell]! & BETA_FLAGS.etfDatesDropped) !== 0,
      reason: reasonAt(table, cell, factor),
    };
  });
}

/** Why factors of the `row`-th symbol have no beta, by factor key: the shape that tables store. */
export function symbolReasons(table: BetaTable, row: number): Partial<Record<FactorKey, BetaReason>> {
  requireRow(table, row);
  const reasons: Partial<Record<FactorKey, BetaReason>> = {};
  FACTORS.forEach(({ key }, factor) => {
    const reason = reasonAt(table, row * FACTOR_COUNT + factor, factor);
    if (reason) reasons[key] = reason;
  });
  return reasons;
}

/** The `row`-th symbol's qualities, in catalog order. */
export function symbolQualities(table: BetaTable, row: number): BetaQuality[] {
  requireRow(table, row);
  return FACTORS.map((_, factor) => BETA_QUALITIES[table.qualities[row * FACTOR_COUNT + factor]!]!);
}

function reasonAt(table: BetaTable, cell: number, factor: number): BetaReason | null {
  const code = REASON_CODES[table.reasons[cell]!] ?? null;
  if (code === null) return null;
  if (code !== "too_short") return { code };
  return { code, have: table.observations[cell]!, need: FACTORS[factor]!.minimumObservations };
}

function numberAt(values: Float64Array, cell: number): number | null {
  const value = values[cell]!;
  return Number.isNaN(value) ? null : value;
}

function requireRow(table: BetaTable, row: number): void {
  if (!(row >= 0 && row < table.count)) throw new RangeError(`beta table: row ${row} of ${table.count}`);
}
