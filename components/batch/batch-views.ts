import { formatSession } from "@/lib/format";

/** What the batch screen shows. Times are ISO instants; sessions `YYYY-MM-DD`. */

export type BatchRunStatus = "running" | "published" | "completed" | "unpublished" | "failed" | "cancelled";
export type BatchPhaseStatus = "pending" | "running" | "completed" | "failed";

export interface BatchRunView {
  id: string;
  session: string;
  status: BatchRunStatus;
  trigger: "cron" | "manual" | "first_fill" | "successor";
  startedAt: string;
  finishedAt: string | null;
  /** Seconds it took, or has taken so far. */
  seconds: number;
  symbolsPriced: number | null;
  symbolsExpected: number | null;
  /** Symbols priced ÷ expected, 0..1. */
  coverage: number | null;
  /** Why it ended as it did. */
  outcome: string | null;
  /** Why somebody asked for it. */
  reason: string | null;
  /** How many symbols it is for; null: the whole universe. */
  subset: number | null;
  /** Jobs that worked on it one after another. */
  parts: number;
  /** The run of the same session that this one tries again. */
  predecessorId: string | null;
  /** Why it was published by hand after the gate had refused it. */
  publishNote: string | null;
}

export interface BatchPhaseView {
  phase: string;
  status: BatchPhaseStatus;
  current: number;
  total: number | null;
  unit: string;
  summary: string | null;
}

export interface BatchActivityView {
  id: number;
  at: string;
  level: "info" | "warning" | "error";
  message: string;
}

export interface BatchFailureView {
  symbol: string;
  phase: string;
  reason: string;
  /** What has become of it since the run: null where nobody has tried again. */
  retry: { state: "running" | "mended" | "failed"; reason: string | null } | null;
}

/** What the gate looked at before publishing (product §4). */
export interface GateFindingView {
  check: "coverage" | "factor_etfs" | "spy_beta" | "beta_drift";
  passed: boolean;
  detail: string;
}

export const CHECK_WORDS: Record<GateFindingView["check"], string> = {
  coverage: "Coverage",
  factor_etfs: "Factor ETFs",
  spy_beta: "SPY against itself",
  beta_drift: "Betas since the run before",
};

export const RUN_WORDS: Record<BatchRunStatus, string> = {
  running: "Running",
  published: "Published",
  completed: "Completed",
  unpublished: "Not published",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const TRIGGER_WORDS: Record<BatchRunView["trigger"], string> = {
  cron: "nightly",
  manual: "by hand",
  first_fill: "first fill",
  successor: "tried again",
};

const PHASE_WORDS = new Map([
  ["prices", "Prices"],
  ["market_beta", "Market betas"],
  ["ir_beta", "Rates betas"],
  ["ridge_factors", "Style betas"],
  ["spread_factors", "Spread betas"],
  ["metrics", "Metrics and publish"],
  ["cache_invalidation", "Caches and portfolios"],
]);

/** A phase as people call it; an unknown one by its key. */
export function phaseWords(phase: string): string {
  return PHASE_WORDS.get(phase) ?? phase.replaceAll("_", " ");
}

/** "under 1 s", "48 s", "3 min 20 s", "1 h 5 min". */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole === 0) return "under 1 s";
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "America/New_York",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const day = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" });

/** The time of day in New York, where the market is: the same words on the server and in every browser. */
export function newYorkTime(instant: string): string {
  return clock.format(new Date(instant));
}

/** Day and time in New York: "Fri 21 Aug 2026, 21:00". */
export function newYorkInstant(instant: string): string {
  return `${formatSession(day.format(new Date(instant)))}, ${newYorkTime(instant).slice(0, 5)}`;
}
