/**
 * The rules of the circuit breaker in front of the provider (product §4.1), without database, clock or network.
 *
 * healthy → degraded at the first canary round that fails; degraded → down at the third in a row; anything → healthy at
 * the first good one. Down, no call goes out before `retryAt`, and then a canary's first (half-open).
 */
export type ProviderState = "healthy" | "degraded" | "down";

export interface Health {
  state: ProviderState;
  since: Date;
  reason: string | null;
  failuresInARow: number;
  retryAt: Date | null;
  lastSuccessAt: Date | null;
  lastFailureAt: Date | null;
  crumbRefusedAt: Date | null;
}

/** How a canary round went. `quotesRefused`: charts vouch for the provider, but it gives no quotes for our crumb. */
export type Round =
  | { well: true; quotesRefused: boolean }
  | { well: false; reason: string; retryAfterMs: number | null };

/** As many failed rounds in a row are an outage. */
export const DOWN_AFTER = 3;
/** Waits after the first failed rounds: slips that pass by themselves. */
const DEGRADED_WAITS_MS = [2_000, 5_000];
/** Waits between the tries of a provider that is down; the last one again and again. */
const DOWN_WAITS_MS = [60_000, 120_000, 300_000, 600_000];
/** How long charts stand in for quotes that were refused for their crumb. */
const CRUMB_WAIT_MS = 600_000;

const QUOTES_REFUSED = "Quotes are refused for their crumb; charts stand in for them.";

/** What is known of the provider after a canary round at `now`. */
export function afterRound(before: Health | null, round: Round, now: Date): Health {
  const failuresInARow = round.well ? 0 : (before?.failuresInARow ?? 0) + 1;
  const state = stateAfter(round, failuresInARow);
  const since = before !== null && before.state === state ? before.since : now;
  if (round.well) {
    const { quotesRefused } = round;
    return {
      state,
      since,
      reason: quotesRefused ? QUOTES_REFUSED : null,
      failuresInARow,
      retryAt: null,
      lastSuccessAt: now,
      lastFailureAt: before?.lastFailureAt ?? null,
      crumbRefusedAt: quotesRefused ? (stillRefused(before, now) ?? now) : null,
    };
  }
  return {
    state,
    since,
    reason: round.reason,
    failuresInARow,
    retryAt: new Date(now.getTime() + Math.max(waitAfter(failuresInARow), round.retryAfterMs ?? 0)),
    lastSuccessAt: before?.lastSuccessAt ?? null,
    lastFailureAt: now,
    crumbRefusedAt: before?.crumbRefusedAt ?? null,
  };
}

function stateAfter(round: Round, failuresInARow: number): ProviderState {
  if (round.well) return round.quotesRefused ? "degraded" : "healthy";
  return failuresInARow >= DOWN_AFTER ? "down" : "degraded";
}

function waitAfter(failuresInARow: number): number {
  const waits = failuresInARow < DOWN_AFTER ? DEGRADED_WAITS_MS : DOWN_WAITS_MS;
  const place = failuresInARow < DOWN_AFTER ? failuresInARow - 1 : failuresInARow - DOWN_AFTER;
  return waits[Math.min(place, waits.length - 1)] ?? 0;
}

function stillRefused(health: Health | null, now: Date): Date | null {
  return quotesAreRefused(health, now) ? (health?.crumbRefusedAt ?? null) : null;
}

/** Whether quotes are not to be asked for: they were refused for their crumb less than ten minutes ago. */
export function quotesAreRefused(health: Pick<Health, "crumbRefusedAt"> | null, now: Date): boolean {
  const at = health?.crumbRefusedAt?.getTime();
  return at !== undefined && now.getTime() < at + CRUMB_WAIT_MS && now.getTime() >= at;
}

/** Until when no call but a canary's may go out; null where all may. */
export function closedUntil(health: Pick<Health, "state" | "retryAt"> | null, now: Date): Date | null {
  if (health?.retryAt == null || health.state === "healthy") return null;
  return health.retryAt > now ? health.retryAt : null;
}
