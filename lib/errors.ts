/**
 * Errors that we expect and that only we (or who runs the app) can mend.
 *
 * What a user can mend is returned as data, with line, value and remedy; a mistake in our own code is a plain `Error`.
 */
export const ERROR_CODES = [
  /** An environment variable is wrong, or one that is needed is missing. */
  "settings_invalid",
  /** PostgreSQL cannot be started, reached, or did not answer in time. */
  "database_unavailable",
  /** The database was filled by the other market. */
  "database_market_mismatch",
  /** What is stored contradicts itself or the catalog. */
  "data_inconsistent",
  /** The price provider cannot be reached, or its breaker is open. */
  "market_unavailable",
  /** The price provider asks for fewer calls, or our own hourly budget is spent. */
  "market_rate_limited",
  /** The price provider answered something we cannot read. */
  "market_answer_invalid",
  /** The sandbox market cannot be started or read its price file. */
  "sandbox_invalid",
  /** A batch run was stopped, superseded or refused by its gate. */
  "batch_refused",
  /** The job engine cannot be reached or started. */
  "jobs_unavailable",
  /** A function asks the embedded executor for what it does not have. */
  "jobs_unsupported",
  /** A date outside the years the trading calendar knows. */
  "calendar_out_of_range",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;

  /** @param message names the thing and the number, and what to do: "Port 5433 is taken: set PORT to a free one." */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** True for an AppError, of one code where it is given; by shape, because Next loads this file in more than one module graph. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  if (!(error instanceof Error) || error.name !== "AppError" || !("code" in error)) return false;
  return code === undefined || error.code === code;
}
