import { FACTOR_ETFS, MAXIMUM_MISSING_ETF_DATES } from "./catalog";
import { type ModelDesign, modelDesign, prepareDesign } from "./model-design";
import { BETA_MODELS, type BetaModel, LONGEST_WINDOW, legReturns } from "./models";
import { dailyReturns } from "./returns";

/**
 * The factor ETFs' side of the regressions, prepared once for all symbols (methodology §1.4, §1.7).
 */
export interface PreparedModel {
  model: BetaModel;
  /** The model's regressors on its sample's dates. */
  columns: readonly Float64Array[];
  /** Those regressors made ready for symbols with a return on every one of the dates. */
  design: ModelDesign;
}

/** Models that look at the same dates: a symbol's returns are gathered once for all of them. */
export interface Sample {
  /** The dates, as positions in a row of returns, ascending: those of the window on which every ETF used has a return. */
  dates: Int32Array;
  windowSessions: number;
  /** Dates of the window are left out because an ETF lacks a price. */
  etfDatesDropped: boolean;
  models: PreparedModel[];
}

export interface Regressors {
  /** Prices in a row, W; rows of returns have one less. */
  sessions: number;
  samples: readonly Sample[];
  /** Models that write nothing: an ETF they use lacks too many prices, or does not move. */
  gapped: readonly BetaModel[];
}

/**
 * @param etfPrices `adj_close` of the eight ETFs in the order of FACTOR_ETFS, 8 × `sessions` row by row, oldest first,
 *   NaN where missing; the last column is the as-of session
 * @param sessions prices in a row, at least 181
 */
export function prepareRegressors(etfPrices: Float64Array, sessions: number): Regressors {
  if (sessions <= LONGEST_WINDOW || etfPrices.length !== FACTOR_ETFS.length * sessions) {
    throw new RangeError(
      `prepareRegressors: got ${etfPrices.length} prices for ${sessions} sessions, need ${FACTOR_ETFS.length} × (${LONGEST_WINDOW + 1} or more)`,
    );
  }
  const etfReturns = FACTOR_ETFS.map((_, etf) => {
    const returns = new Float64Array(sessions - 1);
    dailyReturns(etfPrices, etf * sessions, sessions, returns);
    return returns;
  });
  const tooManyMissing = (model: BetaModel) => missingDates(model, etfPrices, sessions) > MAXIMUM_MISSING_ETF_DATES;
  return { sessions, ...prepareSamples(etfReturns, tooManyMissing) };
}

/**
 * Dates of a model's window on which at least one ETF it uses has no price. The window of 90 returns has 91 prices; a
 * missing one takes with it the return of its own date and of the next.
 */
function missingDates(model: BetaModel, etfPrices: Float64Array, sessions: number): number {
  let missing = 0;
  for (let t = sessions - 1 - model.windowSessions; t < sessions; t++) {
    if (model.etfs.some((etf) => !(etfPrices[etf * sessions + t]! > 0))) missing++;
  }
  return missing;
}

/**
 * The models' regressors from the ETFs' returns, grouped by the dates they have.
 *
 * @param etfReturns eight rows of the same length, at least 180, ending on the as-of session
 * @param refuse models that must write nothing
 */
export function prepareSamples(
  etfReturns: readonly Float64Array[],
  refuse: (model: BetaModel) => boolean = () => false,
): Pick<Regressors, "samples" | "gapped"> {
  const samples = new Map<string, Sample>();
  const gapped: BetaModel[] = [];
  for (const model of BETA_MODELS) {
    const rows = model.legs.map((leg) => legReturns(leg, etfReturns));
    const dates = datesWithAll(rows, model.windowSessions);
    const columns = rows.map((row) => Float64Array.from(dates, (t) => row[t]!));
    const design = modelDesign(model);
    if (refuse(model) || dates.length < model.minimumObservations || !prepareDesign(design, columns, dates.length)) {
      gapped.push(model);
      continue;
    }
    const key = dates.join();
    const sample = samples.get(key) ?? {
      dates,
      windowSessions: model.windowSessions,
      etfDatesDropped: dates.length < model.windowSessions,
      models: [],
    };
    sample.models.push({ model, columns, design });
    samples.set(key, sample);
  }
  return { samples: [...samples.values()], gapped };
}

/** Positions within the last `windowSessions` of the rows at which every row has a return. */
function datesWithAll(rows: readonly Float64Array[], windowSessions: number): Int32Array {
  const length = rows[0]!.length;
  const dates: number[] = [];
  for (let t = length - windowSessions; t < length; t++) {
    if (rows.every((row) => !Number.isNaN(row[t]!))) dates.push(t);
  }
  return Int32Array.from(dates);
}
