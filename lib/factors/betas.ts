import type { Response } from "@/lib/numeric/fit-quality";
import { centre, dot } from "@/lib/numeric/vectors";
import { BETA_FLAGS, BETA_QUALITIES, type BetaTable, emptyBetaTable, setReason } from "./beta-table";
import { FACTOR_COUNT, STALE_AFTER_SESSIONS } from "./catalog";
import { fitDesign, isFlat, type ModelDesign, type ModelFit, modelDesign, prepareDesign } from "./model-design";
import { type BetaModel, LONGEST_WINDOW } from "./models";
import type { PreparedModel, Regressors, Sample } from "./regressors";
import { dailyReturns, lastPriced } from "./returns";

/** A beta beyond this, either way, is flagged (methodology §1.8). */
const EXTREME_BETA = 5;
/** Share of the window that makes a sample `full`, in per cent (methodology §1.9). */
const FULL_PERCENT = 95;

/**
 * The twelve betas of many symbols at once (methodology §1, §2): the nightly kernel.
 *
 * A symbol with a return on every date of a model's sample uses regressors centred and factorised once for all; one
 * with gaps has them made ready for its own dates. Both go through the same arithmetic, and nothing is carried from one
 * symbol to the next: the bits of a symbol's numbers do not depend on its chunk, its place in it or its neighbours.
 *
 * @param prices `adj_close`, `count` × W row by row (W = `regressors.sessions`), on the very sessions of the
 *   regressors, oldest first, NaN where missing; the last column is the as-of session
 * @returns numbers, or reasons in this order: no price at all (`no_history`), last price more than 5 sessions old
 *   (`stale`), an ETF's fault (`factor_gap`), too few observations (`too_short`), no movement (`flat`)
 */
export function estimateBetas(regressors: Regressors, prices: Float64Array, count: number): BetaTable {
  const { sessions, samples, gapped } = regressors;
  if (prices.length !== count * sessions) {
    throw new RangeError(`estimateBetas: ${prices.length} prices are not ${count} symbols × ${sessions} sessions`);
  }
  const table = emptyBetaTable(count);
  const returns = new Float64Array(sessions - 1);
  const scratch = newScratch(samples);

  for (let row = 0; row < count; row++) {
    const last = lastPriced(prices, row * sessions, sessions);
    if (last < 0 || sessions - 1 - last > STALE_AFTER_SESSIONS) {
      for (let f = 0; f < FACTOR_COUNT; f++)
        setReason(table, row * FACTOR_COUNT + f, last < 0 ? "no_history" : "stale");
      continue;
    }
    for (const model of gapped) refuse(table, row, model, "factor_gap");
    dailyReturns(prices, row * sessions, sessions, returns);
    for (const sample of samples) estimateSample(table, row, returns, sample, scratch);
  }
  return table;
}

/** Buffers that every symbol overwrites before it reads them. */
interface Scratch {
  values: Float64Array;
  centred: Float64Array;
  /** Places within the sample's dates at which the symbol has a return. */
  present: Int32Array;
  columns: Float64Array[];
  designs: Map<PreparedModel, ModelDesign>;
}

function newScratch(samples: readonly Sample[]): Scratch {
  const models = samples.flatMap((sample) => sample.models);
  const widest = Math.max(0, ...models.map(({ columns }) => columns.length));
  return {
    values: new Float64Array(LONGEST_WINDOW),
    centred: new Float64Array(LONGEST_WINDOW),
    present: new Int32Array(LONGEST_WINDOW),
    columns: Array.from({ length: widest }, () => new Float64Array(LONGEST_WINDOW)),
    designs: new Map(models.map((prepared) => [prepared, modelDesign(prepared.model)])),
  };
}

/** All models of one sample for one symbol. */
function estimateSample(table: BetaTable, row: number, returns: Float64Array, sample: Sample, scratch: Scratch): void {
  const { dates } = sample;
  const { values, present } = scratch;
  let n = 0;
  for (let i = 0; i < dates.length; i++) {
    const value = returns[dates[i]!]!;
    if (!Number.isNaN(value)) {
      values[n] = value;
      present[n++] = i;
    }
  }

  let response: Response | null = null;
  for (const prepared of sample.models) {
    const { model } = prepared;
    if (n < model.minimumObservations) {
      refuse(table, row, model, "too_short", n);
      continue;
    }
    response ??= centredResponse(values, n, scratch.centred);
    const design = isFlat(response) ? null : n === dates.length ? prepared.design : designFor(prepared, n, scratch);
    if (design) write(table, row, sample, model, n, fitDesign(design, response));
    else refuse(table, row, model, "flat", n);
  }
}

function centredResponse(values: Float64Array, n: number, centred: Float64Array): Response {
  centre(values, n, centred);
  return { n, centred, sst: dot(centred, centred, n) };
}

/** The model's regressors made ready for the dates in `scratch.present`; null where one of them is flat there. */
function designFor(prepared: PreparedModel, n: number, { present, columns, designs }: Scratch): ModelDesign | null {
  prepared.columns.forEach((source, j) => {
    const target = columns[j]!;
    for (let i = 0; i < n; i++) target[i] = source[present[i]!]!;
  });
  const design = designs.get(prepared)!;
  return prepareDesign(design, columns, n) ? design : null;
}

function write(table: BetaTable, row: number, sample: Sample, model: BetaModel, n: number, fit: ModelFit): void {
  const quality = n * 100 >= sample.windowSessions * FULL_PERCENT ? "full" : "limited";
  model.factors.forEach((factor, j) => {
    const cell = row * FACTOR_COUNT + factor;
    const beta = fit.betas[j]!;
    table.betas[cell] = beta;
    table.stdErrors[cell] = fit.stdErrors[j]!;
    table.rSquared[cell] = fit.rSquared;
    table.degreesOfFreedom[cell] = fit.degreesOfFreedom;
    table.observations[cell] = n;
    table.qualities[cell] = BETA_QUALITIES.indexOf(quality);
    table.flags[cell] =
      (Math.abs(beta) > EXTREME_BETA ? BETA_FLAGS.extreme : 0) |
      (sample.etfDatesDropped ? BETA_FLAGS.etfDatesDropped : 0);
  });
}

function refuse(
  table: BetaTable,
  row: number,
  model: BetaModel,
  code: "too_short" | "flat" | "factor_gap",
  observations = 0,
): void {
  for (const factor of model.factors) {
    const cell = row * FACTOR_COUNT + factor;
    table.observations[cell] = observations;
    setReason(table, cell, code);
  }
}
