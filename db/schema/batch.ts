import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import type { ModelCard } from "@/lib/factors/model-card";
import { instant, SYMBOL_LENGTH } from "./columns";
import { activityLevel, batchPhase, batchStatus, batchTrigger, phaseStatus } from "./enums";

/** What the publish gate looked at, and whether it passed (product §4). */
export interface GateFinding {
  check: "coverage" | "factor_etfs" | "spy_beta" | "beta_drift";
  passed: boolean;
  detail: string;
}

/** One night's work for one session. */
export const batchRuns = pgTable(
  "batch_runs",
  {
    id: uuid().primaryKey().defaultRandom(),
    session: date({ mode: "string" }).notNull(),
    trigger: batchTrigger().notNull(),
    status: batchStatus().notNull(),
    /** Why somebody asked for it, or why it ended as it did. */
    reason: text(),
    outcome: text(),
    requestedBy: text("requested_by"),
    /** Null: the whole universe. Otherwise only these, and the run never moves `market_state`. */
    symbols: varchar({ length: SYMBOL_LENGTH }).array(),
    force: boolean().notNull().default(false),
    jobRunId: text("job_run_id"),
    /** The run of the same session that this one tries again. */
    predecessorId: uuid("predecessor_id"),
    /** Jobs that have worked on it one after another: after 25 minutes the next goes on (product §4). */
    parts: integer().notNull().default(1),
    partStartedAt: instant("part_started_at"),
    /** When a step last began or ended: an old one means that nobody works on it any more. */
    progressAt: instant("progress_at"),
    /** Who published by hand a run that the gate had refused, and why. */
    publishedBy: text("published_by"),
    publishNote: text("publish_note"),
    modelVersion: text("model_version").notNull(),
    symbolsExpected: integer("symbols_expected"),
    symbolsPriced: integer("symbols_priced"),
    coverage: doublePrecision(),
    gate: jsonb().$type<GateFinding[]>(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    publishedAt: instant("published_at"),
  },
  (t) => [
    // A second trigger for a session joins the run that is under way: it cannot open another.
    uniqueIndex("batch_runs_one_running_idx").on(t.session).where(sql`status = 'running' and symbols is null`),
    index("batch_runs_started_idx").on(t.startedAt),
    index("batch_runs_predecessor_idx").on(t.predecessorId),
    index("batch_runs_job_run_idx").on(t.jobRunId),
  ],
);

export const batchPhases = pgTable(
  "batch_phases",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    phase: batchPhase().notNull(),
    status: phaseStatus().notNull(),
    current: integer().notNull().default(0),
    total: integer(),
    unit: text().notNull(),
    summary: text(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.phase] })],
);

/** What one chunk of a phase did: adding the chunks up, not counting on, keeps a repeated step from counting twice. */
export const batchChunks = pgTable(
  "batch_chunks",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    phase: batchPhase().notNull(),
    chunk: text().notNull(),
    done: integer().notNull(),
    failed: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.phase, t.chunk] })],
);

export const batchActivity = pgTable(
  "batch_activity",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
    level: activityLevel().notNull(),
    message: text().notNull(),
  },
  (t) => [index("batch_activity_run_idx").on(t.runId, t.id)],
);

/** Symbols a phase could do nothing for, and why. */
export const batchFailures = pgTable(
  "batch_failures",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    phase: batchPhase().notNull(),
    symbol: varchar({ length: SYMBOL_LENGTH }).notNull(),
    reason: text().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.phase, t.symbol] })],
);

/** What a published run's numbers are worth: the model card, as it is shown (methodology §1.9, product §4). */
export const modelCards = pgTable(
  "model_cards",
  {
    runId: uuid("run_id")
      .primaryKey()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    session: date({ mode: "string" }).notNull(),
    card: jsonb().$type<ModelCard>().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("model_cards_session_idx").on(t.session)],
);
