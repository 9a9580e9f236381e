import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { providerState } from "./enums";

/** Calls made to the provider, by minute: the rolling hourly budget is their sum (product §4). */
export const providerBudget = pgTable(
  "provider_budget",
  {
    provider: text().notNull(),
    minute: instant("minute").notNull(),
    calls: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.minute] })],
);

/** The circuit breaker: one row a provider, so that a restart or a second process finds it as it was (product §4.1). */
export const providerHealth = pgTable("provider_health", {
  provider: text().primaryKey(),
  state: providerState().notNull(),
  /** Since when it is in this state. */
  since: instant("since").notNull(),
  /** What went wrong last, in a sentence; null while all is well. */
  reason: text(),
  /** Canary rounds that failed one after another. */
  failuresInARow: integer("failures_in_a_row").notNull().default(0),
  /** No call but a canary's before this. */
  retryAt: instant("retry_at"),
  lastSuccessAt: instant("last_success_at"),
  lastFailureAt: instant("last_failure_at"),
  /** When quotes were last refused for their crumb: charts, which need none, stand in for a while. */
  crumbRefusedAt: instant("crumb_refused_at"),
  updatedAt: instant("updated_at").notNull(),
});

/** How calls went, by minute and kind of call: call rates on the operator's screen and the model card. */
export const providerCalls = pgTable(
  "provider_calls",
  {
    provider: text().notNull(),
    minute: instant("minute").notNull(),
    /** chart, quote, quoteSummary, search, crumb or cookie. */
    kind: text().notNull(),
    calls: integer().notNull(),
    failed: integer().notNull(),
    rateLimited: integer("rate_limited").notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.minute, t.kind] })],
);
