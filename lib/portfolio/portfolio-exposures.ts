import { FACTOR_COUNT, FACTORS } from "@/lib/factors/catalog";
import { type AggregatedExposure, aggregateExposures, type WeightedBetas } from "@/lib/factors/exposure";
import { capitalBase } from "./capital-base";
import type { CapitalBase, ExposureGap, FactorExposure, PortfolioExposures, UnavailableSymbol } from "./exposures";
import { grossValue, type Holding, netValue, sumLots } from "./holdings";
import type { Lot, Prices } from "./values";

/** What the published run knows of a symbol. */
export interface SymbolBetas {
  /** Twelve in catalog order, null where unknown. */
  betas: readonly (number | null)[];
  /** Older than 5 sessions: as good as unknown (methodology §4). */
  stale?: boolean;
  /** Session each was made for; left out, the published one. */
  sessions?: readonly (string | null)[];
}

export interface ExposureInputs {
  portfolioId: string;
  runId: string | null;
  modelVersion: string;
  lots: readonly Lot[];
  /** Null before the first publish. */
  prices: Prices | null;
  betas: ReadonlyMap<string, SymbolBetas>;
  statedEquityUsd: number | null;
  /** Symbols whose numbers are on their way. */
  pendingSymbols: readonly string[];
  unavailableSymbols: readonly UnavailableSymbol[];
  /** 95 % intervals in catalog order, where they were computed. */
  intervals?: readonly ({ ciLow: number; ciHigh: number } | null)[];
}

const NO_BETAS: readonly null[] = new Array<null>(FACTOR_COUNT).fill(null);

/**
 * A portfolio's exposures, computed in plain words from its lots (methodology §4): values, net and gross, capital base,
 * weights, coverage, Σ w·beta. What the SQL aggregation must equal.
 */
export function portfolioExposures(inputs: ExposureInputs): PortfolioExposures {
  const { prices } = inputs;
  const holdings = sumLots(inputs.lots, prices ?? { session: "", closes: new Map() });
  const netUsd = netValue(holdings);
  const grossUsd = grossValue(holdings);
  const hasCash = holdings.some(({ kind }) => kind === "cash");
  const base = capitalBase({ statedEquityUsd: inputs.statedEquityUsd, netUsd, grossUsd, hasCash });

  const exposed = holdings.filter((holding) => !holding.isDollarCash);
  const betas = exposed.map((holding) => betasOf(holding, inputs.betas));
  // A holding of no gross value (lots that cancel out) must not turn "nothing covered" into an exposure of 0.
  const weighed = exposed.flatMap((holding, i) =>
    holding.grossUsd > 0 ? weigh(holding, betas[i] ?? NO_BETAS, base) : [],
  );
  const aggregated = aggregateExposures(weighed);
  // Without gross value: nothing but cash is wholly covered, what has no value yet has no coverage.
  const uncounted = hasCash && exposed.every(({ valueUsd }) => valueUsd !== null) ? 1 : null;
  const anyBeta = exposed.reduce((sum, { grossUsd: part }, i) => sum + (hasBeta(betas[i]) ? part : 0), 0);
  return {
    portfolioId: inputs.portfolioId,
    asOf: prices?.session ?? null,
    runId: inputs.runId,
    modelVersion: inputs.modelVersion,
    source: "computed",
    capitalBase: base,
    netValueUsd: netUsd,
    grossValueUsd: grossUsd,
    coverage: grossUsd > 0 ? anyBeta / grossUsd : uncounted,
    pendingSymbols: [...inputs.pendingSymbols],
    unavailableSymbols: [...inputs.unavailableSymbols],
    factors: FACTORS.map(({ key }, f): FactorExposure => {
      const missing = missingOf(exposed, betas, f);
      const found = aggregated[f];
      const coverage = grossUsd > 0 ? (found?.coverage ?? null) : uncounted;
      const gap = gapOf(inputs, base, found, missing);
      if (gap !== null || !found || found.exposure === null || base.valueUsd === null) {
        return { key, ...NO_NUMBER, coverage: prices === null ? null : coverage, missing, gap };
      }
      const interval = inputs.intervals?.[f] ?? null;
      return {
        key,
        exposure: found.exposure,
        exposureRescaled: found.rescaled,
        ciLow: interval?.ciLow ?? null,
        ciHigh: interval?.ciHigh ?? null,
        dollarExposure: found.exposure * base.valueUsd,
        coverage,
        oldestBeta: oldestOf(exposed, inputs, f),
        missing,
        gap: null,
      };
    }),
  };
}

const NO_NUMBER = {
  exposure: null,
  exposureRescaled: null,
  ciLow: null,
  ciHigh: null,
  dollarExposure: null,
  oldestBeta: null,
};

/** What moves with a symbol's betas is known by both: its dollars and its betas. */
function betasOf({ betaSymbol, exposureUsd }: Holding, known: ExposureInputs["betas"]): readonly (number | null)[] {
  const found = betaSymbol === null || exposureUsd === null ? undefined : known.get(betaSymbol);
  return !found || found.stale ? NO_BETAS : found.betas;
}

/** The oldest session among the betas that are summed, where it is before the published one. */
function oldestOf(holdings: readonly Holding[], { betas, prices }: ExposureInputs, factor: number): string | null {
  const published = prices?.session ?? null;
  const sessions = holdings.flatMap((holding) => {
    if (holding.grossUsd === 0 || (betasOf(holding, betas)[factor] ?? null) === null) return [];
    return betas.get(holding.betaSymbol ?? "")?.sessions?.[factor] ?? published ?? [];
  });
  const oldest = sessions.sort()[0] ?? null;
  return oldest === published ? null : oldest;
}

/** An uncovered option's sign is its premium's: good enough to say that a book is not of one sign. */
function weigh(
  { exposureUsd, valueUsd, grossUsd }: Holding,
  betas: readonly (number | null)[],
  base: CapitalBase,
): WeightedBetas {
  return { weight: (exposureUsd ?? valueUsd ?? 0) / (base.valueUsd ?? 1), gross: grossUsd, betas };
}

function hasBeta(betas: readonly (number | null)[] | undefined): boolean {
  return betas?.some((beta) => beta !== null) ?? false;
}

/** Who lacks this beta and matters: anything with a gross value, and what has no value yet. */
function missingOf(
  holdings: readonly Holding[],
  betas: readonly (readonly (number | null)[])[],
  factor: number,
): string[] {
  const lacking = holdings.filter(
    ({ grossUsd, valueUsd }, i) => (betas[i]?.[factor] ?? null) === null && (grossUsd > 0 || valueUsd === null),
  );
  // An option without a delta lacks it for itself: its underlying may well be covered.
  const nameOf = ({ kind, exposureUsd, betaSymbol, label }: Holding) =>
    kind === "option" && exposureUsd === null ? label : (betaSymbol ?? label);
  return [...new Set(lacking.map(nameOf))];
}

function gapOf(
  { prices, pendingSymbols }: ExposureInputs,
  base: CapitalBase,
  found: AggregatedExposure | undefined,
  missing: readonly string[],
): ExposureGap | null {
  if (prices === null) return "no_published_run";
  if (base.valueUsd === null)
    return missing.some((symbol) => pendingSymbols.includes(symbol)) ? "pending" : "no_gross_value";
  if (found && found.exposure !== null) return null;
  return missing.some((symbol) => pendingSymbols.includes(symbol)) ? "pending" : "nothing_covered";
}
