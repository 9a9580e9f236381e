const KILOBYTE = 1_024;
const MEGABYTE = 1_024 * KILOBYTE;
const DAY = 86_400_000;

/** What Inngest's server allows (its `pkg/consts` and docs/SDK_SPEC.md); bytes are of JSON. */
export const LIMITS = {
  stepsPerRun: 1_000,
  outputBytes: 4 * MEGABYTE,
  stateBytes: 32 * MEGABYTE,
  /** Above this the steps are not sent with a call: the SDK asks for them (SDK_SPEC 4.4.2). */
  callBytes: 4 * MEGABYTE,
  eventBytes: 512 * KILOBYTE,
  eventsPerSend: 5_000,
  idLetters: 1_000,
  sleepMs: 366 * DAY,
  retryAfterMs: DAY,
  eventIdMs: DAY,
  retries: 20,
  triggers: 10,
  concurrencies: 2,
  cancellations: 5,
  priority: 600,
} as const;

/** Attempts where a function does not say how often to retry: the server's default of 4 retries. */
export const DEFAULT_ATTEMPTS = 5;

/** A job whose process died this often while it ran is taken for what kills the process. */
export const MAX_LOST_LEASES = 10;

/**
 * From so many deaths on a job is done alone, so that it is not blamed for what stood beside it; said in `schema.sql.ts` too,
 * by whose index such jobs are found.
 */
export const SUSPECT_LOST_LEASES = 5;
