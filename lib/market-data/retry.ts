import { isTransient } from "./errors";

export interface RetryPolicy {
  /** Tries in all, the first included. */
  attempts: number;
  /** The nth wait is random between 0 and baseMs × 2ⁿ, at most capMs ("full jitter"). */
  baseMs: number;
  capMs: number;
  /** Longest wait that is sat out here; where the provider asks for more, the error goes to the caller at once. */
  maxRetryAfterMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, baseMs: 500, capMs: 8_000, maxRetryAfterMs: 30_000 };

export interface RetryTools {
  sleep(ms: number): Promise<void>;
  /** Uniform in [0, 1). */
  random(): number;
}

/**
 * Do `work` until it succeeds, fails for good, or has been tried often enough.
 *
 * Waiting is by full jitter, so that callers who failed together do not come back together. A Retry-After is obeyed to the
 * full, with a little jitter on top.
 * @see Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015
 */
export async function withRetry<T>(work: () => Promise<T>, policy: RetryPolicy, tools: RetryTools): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || attempt + 1 >= policy.attempts) throw error;
      const asked = error.retryAfterMs;
      if (asked !== null && asked > policy.maxRetryAfterMs) throw error;
      const jitter =
        tools.random() * (asked === null ? Math.min(policy.capMs, policy.baseMs * 2 ** attempt) : policy.baseMs);
      await tools.sleep((asked ?? 0) + jitter);
    }
  }
}

/** No provider's wish is taken for more than a day. */
const RETRY_AFTER_CAP_MS = 86_400_000;

/**
 * A Retry-After header in ms: whole seconds or an HTTP date (RFC 9110 §10.2.3); null where there is none that can be read.
 * @param nowMs the wall clock, not the app's business clock
 */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim();
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_AFTER_CAP_MS) : null;
}
