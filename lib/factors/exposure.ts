import { FACTORS } from "./catalog";

/**
 * A portfolio's exposures from its holdings' betas (methodology §4): the plain twin of the SQL that answers requests.
 */
export interface WeightedBetas {
  /** Signed value over the capital base; lots of a symbol summed. */
  weight: number;
  /** Share in gross value before division by it: ≥ 0, in any unit common to all holdings; 0 for cash. */
  gross: number;
  /** The twelve betas in catalog order, null where unknown. Cash has twelve zeros. */
  betas: readonly (number | null)[];
}

export interface AggregatedExposure {
  /** Σ w·beta over the holdings that have the beta; null where none has. A missing beta is unknown, not zero. */
  exposure: number | null;
  /** exposure / coverage, only where coverage ≥ 50 % and no holding is of the other sign. */
  rescaled: number | null;
  /** Gross with this beta / gross, 0..1; 1 for nothing but cash; null without holdings. */
  coverage: number | null;
}

const RESCALED_FROM_COVERAGE = 0.5;

/** The twelve exposures, in catalog order. */
export function aggregateExposures(holdings: readonly WeightedBetas[]): AggregatedExposure[] {
  const gross = holdings.reduce((sum, holding) => sum + holding.gross, 0);
  const positions = holdings.filter((holding) => holding.gross > 0);
  const oneSign = positions.every(({ weight }) => weight >= 0) || positions.every(({ weight }) => weight <= 0);

  return FACTORS.map((_, factor) => {
    let exposure: number | null = null;
    let covered = 0;
    for (const holding of holdings) {
      const beta = holding.betas[factor] ?? null;
      if (beta === null) continue;
      exposure = (exposure ?? 0) + holding.weight * beta;
      covered += holding.gross;
    }
    const coverage = holdings.length === 0 ? null : gross === 0 ? 1 : covered / gross;
    const rescalable = exposure !== null && coverage !== null && coverage >= RESCALED_FROM_COVERAGE && oneSign;
    return { exposure, rescaled: rescalable ? exposure! / coverage! : null, coverage };
  });
}
