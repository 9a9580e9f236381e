import type { Response } from "@/lib/numeric/fit-quality";
import { centre, dot } from "@/lib/numeric/vectors";
import { intervalReach } from "./beta-interval";
import { FACTOR_COUNT, FACTOR_ETFS } from "./catalog";
import { fitDesign } from "./model-design";
import type { BetaModel } from "./models";
import { prepareSamples } from "./regressors";

/**
 * How sure a portfolio's exposures are (methodology §4, "Interval").
 *
 * Adding the holdings' own standard errors would take their residuals as independent, which they are not. So the
 * portfolio's back-cast return (today's weights on the holdings' stored returns) is regressed on the model's regressors,
 * and the standard error of that regression is used. Where a holding lacks a return, a back-cast cannot hold it: it
 * adds w² se² of its own beta.
 *
 * "Complete" is decided by each model for itself: a holding takes part where it has a return on every date of *that
 * model's* sample (90 or 180 returns, less dates on which an ETF of the model has none). So the newly listed with 100
 * returns is in the back-cast of the market model and adds its own error to the spreads; and with complete histories
 * the back-cast's betas are exactly Σ w·beta, for the ridge too, since both are linear in the returns.
 */
export interface IntervalHolding {
  /** Signed value over the capital base; lots of a symbol summed, options' deltas included. */
  weight: number;
  /** Twelve betas in catalog order; null where unknown: the holding is then no part of that exposure. */
  betas: readonly (number | null)[];
  /** Their standard errors. Cash: zeros. */
  stdErrors: readonly (number | null)[];
  /** Returns on the same sessions as the ETFs' windows, NaN where missing; null where none are stored for them. */
  window: Float64Array | null;
}

/** Why an exposure has no interval. */
export type IntervalGap =
  /** No holding of any weight has this beta. */
  | "nothing_covered"
  /** The ETFs' stored windows cannot serve the model. */
  | "factor_gap"
  /** A holding outside the back-cast has a beta without a standard error. */
  | "no_standard_error"
  /** Fewer than 10 degrees of freedom. */
  | "few_degrees_of_freedom";

export type ExposureInterval =
  | { ciLow: number; ciHigh: number; stdError: number; gap: null }
  | { ciLow: null; ciHigh: null; stdError: null; gap: IntervalGap };

/**
 * The twelve exposures' 95 % intervals, in catalog order, around Σ w·beta over the holdings that have the beta.
 *
 * @param etfWindows the eight ETFs' stored returns in the order of FACTOR_ETFS, of the holdings' windows' length
 */
export function exposureIntervals(
  holdings: readonly IntervalHolding[],
  etfWindows: readonly Float64Array[],
): ExposureInterval[] {
  requireSameLength(holdings, etfWindows);
  // A position of no weight must change nothing, not even the degrees of freedom.
  const held = holdings.filter(({ weight }) => weight !== 0);
  const { samples, gapped } = prepareSamples(etfWindows);
  const intervals = new Array<ExposureInterval>(FACTOR_COUNT);
  for (const factor of gapped.flatMap((model) => model.factors)) intervals[factor] = without("factor_gap");
  for (const sample of samples) {
    const complete = held.map(({ window }) => window !== null && isComplete(window, sample.dates));
    let summed: SummedReturns | null = null;
    for (const { model, design } of sample.models) {
      const includes = held.map((holding, s) => complete[s]! && hasBetas(holding, model));
      // Models of one sample nearly always include the same holdings.
      if (!summed?.includes.every((included, s) => included === includes[s])) {
        summed = sumReturns(held, includes, sample.dates);
      }
      const fit = summed.response && fitDesign(design, summed.response);
      model.factors.forEach((factor, place) => {
        intervals[factor] = intervalOf(held, includes, factor, {
          stdError: fit?.stdErrors[place] ?? 0,
          degreesOfFreedom: fit?.degreesOfFreedom ?? fewestDegreesOfFreedom(model),
        });
      });
    }
  }
  return intervals;
}

/** The back-cast: the summed returns of the holdings included, on a sample's dates. */
interface SummedReturns {
  includes: readonly boolean[];
  /** null where no holding is included. */
  response: Response | null;
}

function sumReturns(held: readonly IntervalHolding[], includes: readonly boolean[], dates: Int32Array): SummedReturns {
  if (!includes.includes(true)) return { includes, response: null };
  const n = dates.length;
  const returns = new Float64Array(n);
  for (let s = 0; s < held.length; s++) {
    const { weight, window } = held[s]!;
    if (!includes[s] || window === null) continue;
    for (let i = 0; i < n; i++) returns[i] = returns[i]! + weight * window[dates[i]!]!;
  }
  const centred = new Float64Array(n);
  centre(returns, n, centred);
  return { includes, response: { n, centred, sst: dot(centred, centred, n) } };
}

function hasBetas({ betas }: IntervalHolding, model: BetaModel): boolean {
  return model.factors.every((factor) => (betas[factor] ?? null) !== null);
}

/** Σ w·beta ± t × the back-cast's error and the own errors of the holdings that are not in it. */
function intervalOf(
  held: readonly IntervalHolding[],
  includes: readonly boolean[],
  factor: number,
  backCast: { stdError: number; degreesOfFreedom: number },
): ExposureInterval {
  let covered = false;
  let exposure = 0;
  let variance = backCast.stdError ** 2;
  for (let s = 0; s < held.length; s++) {
    const { weight, betas, stdErrors } = held[s]!;
    const beta = betas[factor] ?? null;
    if (beta === null) continue;
    covered = true;
    exposure += weight * beta;
    if (includes[s]) continue;
    const own = stdErrors[factor] ?? null;
    if (own === null) return without("no_standard_error");
    variance += (weight * own) ** 2;
  }
  if (!covered) return without("nothing_covered");

  const reach = intervalReach(backCast.degreesOfFreedom);
  if (reach === null) return without("few_degrees_of_freedom");
  const stdError = Math.sqrt(variance);
  return { ciLow: exposure - reach * stdError, ciHigh: exposure + reach * stdError, stdError, gap: null };
}

/** Without a back-cast the holdings' own samples count; the smallest that gives a beta errs on the wide side. */
function fewestDegreesOfFreedom(model: BetaModel): number {
  return model.minimumObservations - 1 - model.factors.length;
}

function without(gap: IntervalGap): ExposureInterval {
  return { ciLow: null, ciHigh: null, stdError: null, gap };
}

function isComplete(window: Float64Array, dates: Int32Array): boolean {
  for (let i = 0; i < dates.length; i++) if (Number.isNaN(window[dates[i]!]!)) return false;
  return true;
}

function requireSameLength(holdings: readonly IntervalHolding[], etfWindows: readonly Float64Array[]): void {
  const length = etfWindows[0]?.length ?? 0;
  const windows = holdings.flatMap(({ window }) => (window === null ? [] : [window]));
  const other = [...etfWindows, ...windows].find((window) => window.length !== length);
  if (etfWindows.length !== FACTOR_ETFS.length || other !== undefined) {
    throw new RangeError(
      `exposureIntervals: needs ${FACTOR_ETFS.length} ETF windows and holdings' windows of one length, got ${etfWindows.length} and ${length} beside ${other?.length}`,
    );
  }
}
