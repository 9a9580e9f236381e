import { formatCount } from "@/lib/format";
import { newYorkTime } from "./batch-views";

/** Whether prices can be had right now, and how calls went. Instants are ISO. */
export interface ProviderView {
  /** What people call it: "Yahoo Finance". */
  name: string;
  /** The breaker; null before the first call. */
  health: { state: ProviderState; since: string; reason: string | null; retryAt: string | null } | null;
  /** The last hour, a row a minute, oldest first. */
  minutes: readonly CallMinute[];
  /** The last 24 hours. */
  totals: readonly CallTotal[];
  /** `allowed` is null where nobody counts. */
  budget: { used: number; allowed: number | null };
}

export type ProviderState = "healthy" | "degraded" | "down";

/** `failed` got no usable answer, `rateLimited` were refused for being too many: no call is in both. */
interface CallCounts {
  calls: number;
  failed: number;
  rateLimited: number;
}

export interface CallMinute extends CallCounts {
  minute: string;
}

export interface CallTotal extends CallCounts {
  kind: string;
}

export const STATE_WORDS: Record<ProviderState, { label: string; meaning: string }> = {
  healthy: { label: "Healthy", meaning: "Known symbols are answered as they should be" },
  degraded: { label: "Degraded", meaning: "Known symbols are not answered as they should be: fewer calls, more care" },
  down: { label: "Down", meaning: "No calls but a test now and then; no symbol’s state changes meanwhile" },
};

const KIND_WORDS = new Map([
  ["chart", "Price histories"],
  ["quote", "Quotes"],
  ["quoteSummary", "Profiles"],
  ["search", "Searches"],
  ["crumb", "Session keys"],
  ["cookie", "Session cookies"],
]);

/** A kind of call as people call it; an unknown one by its own name. */
export function kindWords(kind: string): string {
  return KIND_WORDS.get(kind) ?? kind;
}

const MINUTE_MS = 60_000;
const MINUTES_SHOWN = 60;

/**
 * The 60 minutes up to the one under way, each with its calls. A minute without a row is one without a call.
 *
 * @param now ISO instant
 */
export function lastHour(rows: readonly CallMinute[], now: string): CallMinute[] {
  const byMinute = new Map(rows.map((row) => [Math.floor(Date.parse(row.minute) / MINUTE_MS), row]));
  const last = Math.floor(Date.parse(now) / MINUTE_MS);
  return Array.from({ length: MINUTES_SHOWN }, (_, i) => {
    const minute = last - MINUTES_SHOWN + 1 + i;
    const found = byMinute.get(minute);
    return { calls: 0, failed: 0, rateLimited: 0, ...found, minute: new Date(minute * MINUTE_MS).toISOString() };
  });
}

/** What the bars show, in a sentence. */
export function callSentence(minutes: readonly CallMinute[]): string {
  const calls = minutes.reduce((sum, row) => sum + row.calls, 0);
  if (calls === 0) return "No calls in the last hour.";
  const failed = minutes.reduce((sum, row) => sum + row.failed, 0);
  const limited = minutes.reduce((sum, row) => sum + row.rateLimited, 0);
  const busiest = minutes.reduce((most, row) => (row.calls > most.calls ? row : most));
  const slowed = limited === 0 ? "" : `, ${formatCount(limited)} told to slow down`;
  const failures = `${failed === 0 ? "none" : formatCount(failed)} failed${slowed}`;
  const peak = `at most ${formatCount(busiest.calls)} in one minute, at ${newYorkTime(busiest.minute).slice(0, 5)}`;
  return `${formatCount(calls)} ${calls === 1 ? "call" : "calls"} in the last hour, ${failures}; ${peak}.`;
}

/** "1,204 of the 1,800 calls an hour are used." */
export function budgetSentence({ used, allowed }: ProviderView["budget"]): string {
  if (allowed === null) return "This market has no hourly budget.";
  return `${formatCount(used)} of the ${formatCount(allowed)} calls an hour are used.`;
}
