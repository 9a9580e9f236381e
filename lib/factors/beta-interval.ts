import { studentQuantile, twoSidedP } from "@/lib/numeric/student-t";

/**
 * What can be said of a beta from its standard error (methodology §2).
 */
export interface Interval {
  low: number;
  high: number;
}

/** An interval on fewer degrees of freedom than this is not given. */
export const MINIMUM_DEGREES_OF_FREEDOM = 10;
const UPPER_95 = 0.975;

/** Half the width of a 95 % interval in standard errors; null with fewer than 10 degrees of freedom. */
export function intervalReach(degreesOfFreedom: number): number | null {
  return degreesOfFreedom >= MINIMUM_DEGREES_OF_FREEDOM ? studentQuantile(UPPER_95, degreesOfFreedom) : null;
}

/**
 * The 95 % interval of a beta. A perfect fit (standard error 0) has an interval of no width. Around a ridge beta it is
 * an interval of the *shrunken* value: say so beside it.
 *
 * @returns null where beta, error or degrees of freedom are missing (null or NaN), or these are fewer than 10
 */
export function betaInterval(
  beta: number | null,
  stdError: number | null,
  degreesOfFreedom: number | null,
): Interval | null {
  const reach = intervalReach(degreesOfFreedom ?? Number.NaN);
  if (reach === null || beta === null || stdError === null || Number.isNaN(beta) || Number.isNaN(stdError)) return null;
  return { low: beta - reach * stdError, high: beta + reach * stdError };
}

/** An OLS beta's t statistic; null for a perfect fit. Not for ridge betas: they have none. */
export function tStatistic(beta: number, stdError: number): number | null {
  return stdError > 0 ? beta / stdError : null;
}

/** Two-sided p-value of an OLS beta; null for a perfect fit. */
export function pValue(beta: number, stdError: number, degreesOfFreedom: number): number | null {
  const t = tStatistic(beta, stdError);
  return t === null ? null : twoSidedP(t, degreesOfFreedom);
}
