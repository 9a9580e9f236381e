/** What can go wrong between us and the provider. */
export const MARKET_FAILURES = [
  /** It asks for fewer calls; `retryAfterMs` says how long to wait where it told. */
  "rate_limited",
  /** It cannot be reached, or answered with a server error. */
  "provider_unavailable",
  /** It did not answer in time. */
  "timed_out",
  /** It refused our session token, twice. */
  "crumb_refused",
  /** It does not know the symbol, has removed it, or has no prices in the range. */
  "not_found",
  /** It answered something that we cannot read. */
  "malformed",
  /** The text is no symbol; nothing was asked. */
  "invalid_symbol",
] as const;
export type MarketFailure = (typeof MARKET_FAILURES)[number];

/**
 * A question to the market that got no answer. Messages never carry an address, a cookie or a crumb.
 *
 * Its codes are finer than the app's (`lib/errors`): whoever asked decides what a failure means for a symbol or a run.
 */
export class MarketDataError extends Error {
  override readonly name = "MarketDataError";
  readonly code: MarketFailure;
  /** How long the provider asks us to wait, in ms; null where it did not say. */
  readonly retryAfterMs: number | null;

  constructor(
    code: MarketFailure,
    message: string,
    { retryAfterMs = null, cause }: { retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** True for a MarketDataError, of one code where it is given; by name, because Next loads this file in several module graphs. */
export function isMarketDataError(error: unknown, code?: MarketFailure): error is MarketDataError {
  if (!(error instanceof Error) || error.name !== "MarketDataError" || !("code" in error)) return false;
  return code === undefined || error.code === code;
}

/** Whether the same question may be answered a little later. */
export function isTransient(error: unknown): error is MarketDataError {
  return (
    isMarketDataError(error, "rate_limited") ||
    isMarketDataError(error, "provider_unavailable") ||
    isMarketDataError(error, "timed_out")
  );
}
