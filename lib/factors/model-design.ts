import type { Response } from "@/lib/numeric/fit-quality";
import { fitLine, type LineDesign, lineDesign, prepareLine } from "@/lib/numeric/line-fit";
import { fitRidge, prepareRidge, type RidgeDesign, ridgeDesign } from "@/lib/numeric/ridge-fit";
import { type BetaModel, FLAT_DEVIATION, RIDGE_ALPHA } from "./models";

/**
 * One model's regressors made ready for a set of dates. The nightly kernel, and a portfolio's intervals, fit every
 * response by these three functions: complete and incomplete histories go through the same arithmetic.
 */
export type ModelDesign = { kind: "line"; line: LineDesign } | { kind: "ridge"; ridge: RidgeDesign };

export interface ModelFit {
  /** One a factor of the model, in its order. */
  betas: ArrayLike<number>;
  stdErrors: ArrayLike<number>;
  rSquared: number;
  /** n - 2 for a line, n - 1 - edf for the ridge. */
  degreesOfFreedom: number;
}

/** An empty design with room for the model's whole window. */
export function modelDesign(model: BetaModel): ModelDesign {
  return model.kind === "line"
    ? { kind: "line", line: lineDesign(model.windowSessions) }
    : { kind: "ridge", ridge: ridgeDesign(model.legs.length, model.windowSessions) };
}

/**
 * Fills a design from the first `n` entries of the model's regressors, all finite.
 * @returns false where a regressor is flat on these dates, so that nothing can be estimated
 */
export function prepareDesign(design: ModelDesign, columns: readonly Float64Array[], n: number): boolean {
  if (design.kind === "line") {
    prepareLine(design.line, columns[0]!, n);
    return Math.sqrt(design.line.sxx / n) >= FLAT_DEVIATION;
  }
  return (
    prepareRidge(design.ridge, columns, n, RIDGE_ALPHA) &&
    design.ridge.deviations.every((deviation) => deviation >= FLAT_DEVIATION)
  );
}

/** Fits a response that was observed on the design's dates. */
export function fitDesign(design: ModelDesign, response: Response): ModelFit {
  if (design.kind === "ridge") return fitRidge(design.ridge, response);
  const { slope, stdError, rSquared } = fitLine(design.line, response);
  return { betas: [slope], stdErrors: [stdError], rSquared, degreesOfFreedom: response.n - 2 };
}

/** Whether a response moves enough to have betas. */
export function isFlat({ sst, n }: Response): boolean {
  return !(Math.sqrt(sst / n) >= FLAT_DEVIATION);
}
