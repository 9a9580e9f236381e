import { sql } from "drizzle-orm";
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { user } from "./auth";
import { instant, SYMBOL_LENGTH } from "./columns";
import { onboardingPhase, queueReason, queueStatus, suggestionSource } from "./enums";
import { symbolUniverse } from "./universe";

/** Symbols on their way in. One job at a time a symbol, however many users ask for it (product §5). */
export const symbolOnboardingQueue = pgTable(
  "symbol_onboarding_queue",
  {
    id: uuid().primaryKey().defaultRandom(),
    symbol: varchar({ length: SYMBOL_LENGTH }).notNull(),
    status: queueStatus().notNull().default("pending"),
    /** A rank: higher goes first. 100 for what a user waits for, 0 for sweeps. */
    priority: smallint().notNull().default(0),
    requestedBy: text("requested_by").references(() => user.id, { onDelete: "set null" }),
    reason: queueReason(),
    retryAt: instant("retry_at"),
    attempts: integer().notNull().default(0),
    phasesCompleted: onboardingPhase("phases_completed").array().notNull().default(sql`'{}'`),
    /** Milliseconds spent in each phase. */
    timings: jsonb().$type<Record<string, number>>().notNull().default({}),
    errorMessage: text("error_message"),
    createdAt: instant("created_at").notNull(),
    startedAt: instant("started_at"),
    completedAt: instant("completed_at"),
    /** When its event was last sent: the sweeper sends again what got lost. */
    eventSentAt: instant("event_sent_at"),
    /** The last sign of life of whoever is on it: begun, a phase done, postponed. */
    touchedAt: instant("touched_at"),
  },
  (t) => [
    uniqueIndex("symbol_onboarding_queue_live_idx").on(t.symbol).where(sql`status in ('pending', 'processing')`),
    index("symbol_onboarding_queue_order_idx").on(t.status, t.priority.desc(), t.createdAt),
    index("symbol_onboarding_queue_requested_by_idx").on(t.requestedBy),
    index("symbol_onboarding_queue_symbol_idx").on(t.symbol, t.createdAt),
  ],
);

/** What a symbol that was not found, or that we make no models of, was perhaps meant to be: best first by `rank`. */
export const symbolSuggestions = pgTable(
  "symbol_suggestions",
  {
    symbol: varchar({ length: SYMBOL_LENGTH })
      .notNull()
      .references(() => symbolUniverse.symbol),
    suggested: varchar({ length: SYMBOL_LENGTH }).notNull(),
    rank: smallint().notNull(),
    source: suggestionSource().notNull(),
    name: text(),
    exchange: text(),
    quoteType: text("quote_type"),
    foundAt: instant("found_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.symbol, t.suggested] })],
);

/**
 * What a security identifier (an ISIN, or the ISIN made of a CUSIP) is called with us, as the market's search answered;
 * null where it knows no such listing. Asked once for everybody (product §6).
 */
export const symbolIdentifiers = pgTable("symbol_identifiers", {
  identifier: varchar({ length: SYMBOL_LENGTH }).primaryKey(),
  symbol: varchar({ length: SYMBOL_LENGTH }),
  name: text(),
  lookedUpAt: instant("looked_up_at").notNull(),
});
