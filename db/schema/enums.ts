import { pgEnum } from "drizzle-orm/pg-core";

/** Where prices come from. The database remembers which market filled it and the app refuses the other. */
export const marketName = pgEnum("market_name", ["yahoo", "sandbox"]);

/** What we know of a symbol. Provider trouble is never a state of a symbol (product §5). */
export const symbolStatus = pgEnum("symbol_status", [
  "pending",
  "active",
  "insufficient_history",
  "unsupported",
  "delisted",
  "not_found",
]);

/** `chart`: from a fetch of the whole series. `quote`: appended by the night's quote, chained to the bar before. */
export const barSource = pgEnum("bar_source", ["chart", "quote"]);

export const corporateActionKind = pgEnum("corporate_action_kind", ["dividend", "split"]);

/** How much of its window a beta saw (methodology §1.9); `none` has a reason instead of a number. */
export const betaQuality = pgEnum("beta_quality", ["full", "limited", "none"]);

/** How a symbol's exposures in the risk model came about (methodology §3.5). */
export const riskQuality = pgEnum("risk_quality", ["full", "limited", "fallback", "uncovered"]);

/** `completed` is the end of a run that never was to be published: some symbols only, or a past session. */
export const batchStatus = pgEnum("batch_status", [
  "running",
  "published",
  "completed",
  "unpublished",
  "failed",
  "cancelled",
]);

export const batchTrigger = pgEnum("batch_trigger", ["cron", "manual", "first_fill", "successor"]);

/** In the order in which a run goes through them (product §4). */
export const BATCH_PHASES = [
  "prices",
  "market_beta",
  "ir_beta",
  "ridge_factors",
  "spread_factors",
  "metrics",
  "cache_invalidation",
] as const;
export const batchPhase = pgEnum("batch_phase", BATCH_PHASES);

export const phaseStatus = pgEnum("phase_status", ["pending", "running", "completed", "failed"]);

export const activityLevel = pgEnum("activity_level", ["info", "warning", "error"]);

export const queueStatus = pgEnum("queue_status", ["pending", "processing", "completed", "failed"]);

/** Why a waiting row waits (product §5). */
export const queueReason = pgEnum("queue_reason", ["provider_unavailable", "over_limit"]);

export const onboardingPhase = pgEnum("onboarding_phase", ["found", "history", "betas", "metrics", "portfolios"]);

export const positionKind = pgEnum("position_kind", ["public", "cash", "option", "private"]);

export const optionType = pgEnum("option_type", ["call", "put"]);

/** Where an option's volatility came from (methodology §4). */
export const deltaSource = pgEnum("delta_source", ["implied", "historical"]);

export const analyticsType = pgEnum("analytics_type", ["factor_exposures", "risk", "stress", "correlations"]);

/** Whether the provider can be trusted right now: the breaker's states (product §4.1). */
export const providerState = pgEnum("provider_state", ["healthy", "degraded", "down"]);

/** What the accept gate holds against a price (product §4.1). */
export const QUARANTINE_KINDS = [
  "unit_error",
  "unit_switch",
  "spike",
  "split_missing",
  "not_positive",
  "duplicate_session",
  "malformed",
  "dividend_missing",
  "dividend_absurd",
  "no_adjusted_close",
  "half_answer",
] as const;
export const quarantineKind = pgEnum("quarantine_kind", QUARANTINE_KINDS);

/** `repaired`: stored after a mend that is described. `resolved`: a later answer was clean. `released`: an operator let it in. */
export const quarantineStatus = pgEnum("quarantine_status", ["open", "repaired", "resolved", "released"]);

/** Why stored prices were written anew (product §4.1). */
export const REWRITE_REASONS = ["dividend", "split", "restatement", "quote_confirmed"] as const;
export const rewriteReason = pgEnum("rewrite_reason", REWRITE_REASONS);

/** What an operator is told without asking (product §4). */
export const alertKind = pgEnum("alert_kind", ["run_not_published", "provider_down", "restart_loop"]);

export const alertChannel = pgEnum("alert_channel", ["webhook", "mail"]);

/** Where a suggested symbol comes from: another way to write it that is in the universe, or the market's search. */
export const suggestionSource = pgEnum("suggestion_source", ["spelling", "search"]);

/** What made a portfolio as it is on one of its versions (product §6, §7). */
export const VERSION_CHANGES = ["create", "replace", "merge", "symbol", "undo"] as const;
export const versionChange = pgEnum("version_change", VERSION_CHANGES);
