import { LIMITS } from "./limits";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Waits before the first, second, … retry; the last repeats. As Inngest's server has them (`pkg/backoff`). */
const TABLE = [15 * SECOND, 30 * SECOND, ...[1, 2, 5, 10, 20, 40, 60, 120].map((minutes) => minutes * MINUTE)];
const JITTER = 30 * SECOND;

/**
 * Milliseconds to wait after a failed attempt, with up to 30 s of jitter.
 *
 * @param attempt the attempt that failed, from 0
 */
export function serverBackoffMs(attempt: number, random: () => number = Math.random): number {
  return TABLE[Math.min(attempt, TABLE.length - 1)]! + Math.floor(random() * JITTER);
}

/**
 * When a `Retry-After` says to try again: seconds, an ISO date or an HTTP date (SDK_SPEC 4.1.1), at most 24 hours on.
 *
 * @returns null where there is no header, or none that can be read
 */
export function retryAfter(header: string | null, now: Date): Date | null {
  if (header === null) return null;
  const at = /^\d+$/.test(header) ? now.getTime() + Number(header) * SECOND : new Date(header).getTime();
  if (Number.isNaN(at)) return null;
  return new Date(Math.min(at, now.getTime() + LIMITS.retryAfterMs));
}
