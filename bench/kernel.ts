import { MultivariateLinearRegression, SimpleLinearRegression } from "ml-regression";
import { symbolBetas } from "@/lib/factors/beta-table";
import { estimateBetas } from "@/lib/factors/betas";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { exposureIntervals, type IntervalHolding } from "@/lib/factors/exposure-interval";
import { BETA_MODELS, legReturns } from "@/lib/factors/models";
import { prepareRegressors } from "@/lib/factors/regressors";
import { dailyReturns, returnWindow } from "@/lib/factors/returns";
import { simulateEtfs, simulateSymbols } from "@/lib/factors/testing-prices";
import { type BenchFigure, summarise } from "./figure";

/**
 * CPU time of the factor arithmetic on one core: the twelve betas with standard errors of 10,000 symbols from 181
 * prices each, with 5 % and with all of the histories incomplete, beside the same regressions done symbol by symbol
 * with ml-regression; and the intervals of a portfolio of 1,000 positions.
 */
const SYMBOLS = 10_000;
const SESSIONS = 181;
const WARM_UP_RUNS = 3;
const RUNS = 15;
/** ml-regression is timed on this many symbols and scaled up: 10,000 would take half a minute. */
const COMPARED_SYMBOLS = 200;
const COMPARED_RUNS = 3;
const POSITIONS = 1000;

export async function kernelBench(): Promise<BenchFigure[]> {
  const etfs = simulateEtfs(SESSIONS);
  return [betasFigure(etfs, 0.05, "5 % incomplete"), betasFigure(etfs, 1, "all incomplete"), intervalsFigure()];
}

function betasFigure(etfs: Float64Array, incomplete: number, label: string): BenchFigure {
  const prices = simulateSymbols(etfs, { count: SYMBOLS, sessions: SESSIONS, incomplete });
  const ours = cpuSamples(WARM_UP_RUNS, RUNS, () => {
    estimateBetas(prepareRegressors(etfs, SESSIONS), prices, SYMBOLS);
  });
  const theirs = cpuSamples(1, COMPARED_RUNS, () => {
    for (let s = 0; s < COMPARED_SYMBOLS; s++) regressOneByOne(etfs, prices, s);
  });
  const scale = SYMBOLS / COMPARED_SYMBOLS;
  const name = `betas of ${SYMBOLS} symbols, ${label}, CPU (ratio: ml-regression on ${COMPARED_SYMBOLS} symbols × ${scale})`;
  const figure = summarise(name, "ms", ours);
  return { ...figure, ratio: (summarise(name, "ms", theirs).median * scale) / figure.median };
}

/** One symbol's twelve factors with ml-regression. It has no ridge: the styles are timed as plain least squares. */
function regressOneByOne(etfs: Float64Array, prices: Float64Array, symbol: number): void {
  const rowOf = (from: Float64Array, row: number) => {
    const returns = new Float64Array(SESSIONS - 1);
    dailyReturns(from, row * SESSIONS, SESSIONS, returns);
    return returns;
  };
  const own = rowOf(prices, symbol);
  const etfReturns = FACTOR_ETFS.map((_, e) => rowOf(etfs, e));
  for (const model of BETA_MODELS) {
    const columns = model.legs.map((leg) => legReturns(leg, etfReturns));
    const dates: number[] = [];
    for (let t = own.length - model.windowSessions; t < own.length; t++) if (!Number.isNaN(own[t]!)) dates.push(t);
    const y = dates.map((t) => own[t]!);
    if (model.kind === "line") {
      const x = dates.map((t) => columns[0]![t]!);
      new SimpleLinearRegression(x, y).score(x, y);
    } else {
      new MultivariateLinearRegression(
        dates.map((t) => columns.map((column) => column[t]!)),
        y.map((value) => [value]),
      );
    }
  }
}

function intervalsFigure(): BenchFigure {
  const sessions = 253;
  const etfs = simulateEtfs(sessions);
  const prices = simulateSymbols(etfs, { count: POSITIONS, sessions, incomplete: 0.05 });
  const table = estimateBetas(prepareRegressors(etfs, sessions), prices, POSITIONS);
  const etfWindows = FACTOR_ETFS.map((_, e) => returnWindow(etfs, e * sessions, sessions, sessions - 1));
  const holdings: IntervalHolding[] = Array.from({ length: POSITIONS }, (_, s) => {
    const numbers = symbolBetas(table, s);
    return {
      weight: 1 / POSITIONS,
      betas: numbers.map(({ beta }) => beta),
      stdErrors: numbers.map(({ stdError }) => stdError),
      window: returnWindow(prices, s * sessions, sessions, sessions - 1),
    };
  });
  // Ten at a time: one alone is shorter than the CPU clock's tick.
  const batch = 10;
  const samples = cpuSamples(WARM_UP_RUNS, RUNS, () => {
    for (let i = 0; i < batch; i++) exposureIntervals(holdings, etfWindows);
  });
  return summarise(
    `intervals of ${POSITIONS} positions, CPU`,
    "ms",
    samples.map((ms) => ms / batch),
  );
}

/** CPU milliseconds, user and system, of each run after the warm-up. */
function cpuSamples(warmUpRuns: number, runs: number, work: () => void): number[] {
  for (let i = 0; i < warmUpRuns; i++) work();
  return Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
