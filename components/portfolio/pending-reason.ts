import { newYorkInstant, newYorkTime } from "@/components/batch/batch-views";
import type { PendingState } from "@/lib/portfolio/readiness";

/** A limit that is looked at again so soon has no time worth naming: it ends when others are done. */
const SOON_MS = 90_000;

export interface PendingFacts {
  state: PendingState;
  /** As the queue has it: `provider_unavailable`, `over_limit` or none. */
  reason: string | null;
  /** The limit that holds it back, as a sentence. */
  detail: string | null;
  /** ISO instant of the next try. */
  retryAt: string | null;
}

/** Why a symbol waits, as words to stand in a sentence, and until when; nulls where it only waits its turn. */
export function pendingReason(
  { state, reason, detail, retryAt }: PendingFacts,
  now: string,
): { why: string | null; until: string | null } {
  if (state !== "retrying" && state !== "held") return { why: null, until: null };
  const until = retryAt === null || (state === "held" && isSoon(retryAt, now)) ? null : momentWords(retryAt, now);
  if (detail !== null)
    return { why: detail.replace(/\.$/, "").replace(/^[A-Z]/, (first) => first.toLowerCase()), until };
  if (reason === "over_limit") return { why: "the hour’s calls to the price provider are used up", until };
  return {
    why: reason === null ? "something went wrong on our side" : "the price provider does not answer",
    until,
  };
}

const isSoon = (retryAt: string, now: string) => Date.parse(retryAt) - Date.parse(now) < SOON_MS;

/** "21:45 New York" today, "Sat 22 Aug 2026, 00:00 New York" on another day there. */
export function momentWords(instant: string, now: string): string {
  const [day] = newYorkInstant(instant).split(", ");
  const isToday = newYorkInstant(now).startsWith(`${day},`);
  return `${isToday ? newYorkTime(instant).slice(0, 5) : newYorkInstant(instant)} New York`;
}
