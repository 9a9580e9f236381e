import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import type { BetaReason, FactorKey } from "@/lib/factors/catalog";
import { batchRuns } from "./batch";
import { bytea, instant, SYMBOL_LENGTH } from "./columns";
import { betaQuality, marketName, riskQuality } from "./enums";
import { symbolUniverse } from "./universe";

/** The catalog of factors as rows, for those who read the database without our code. Kept equal to `lib/factors/catalog`. */
export const factorDefinitions = pgTable("factor_definitions", {
  key: text().primaryKey(),
  position: smallint().notNull().unique(),
  label: text().notNull(),
  group: text("factor_group").notNull(),
  model: text().notNull(),
  longEtf: text("long_etf").notNull(),
  shortEtf: text("short_etf"),
  windowSessions: smallint("window_sessions").notNull(),
  minimumObservations: smallint("minimum_observations").notNull(),
  isActive: boolean("is_active").notNull().default(true),
});

/** Columns that a symbol's numbers have wherever they stand. Arrays are in catalog order; null where there is no number. */
const numbers = () => ({
  betas: doublePrecision().array().notNull(),
  stdErrors: doublePrecision("std_errors").array().notNull(),
  rSquared: doublePrecision("r_squared").array().notNull(),
  observations: smallint().array().notNull(),
  qualities: betaQuality().array().notNull(),
  /** Why a factor has no beta, by factor key. */
  reasons: jsonb().$type<Partial<Record<FactorKey, BetaReason>>>().notNull().default({}),
  /** Sessions of betas that a factor ETF's gap kept from being made anew (methodology §1.7); null where all are the row's. */
  betaSessions: date("beta_sessions", { mode: "string" }).array(),
  /** Eight exposures to the joint risk model's factors, in the order of RISK_FACTOR_KEYS (methodology §3.2). */
  riskExposures: doublePrecision("risk_exposures").array(),
  specificVariance: doublePrecision("specific_variance"),
  riskQuality: riskQuality("risk_quality"),
});

/** One row a symbol and session: the archive of what every run computed. */
export const symbolFactorExposures = pgTable(
  "symbol_factor_exposures",
  {
    symbol: varchar({ length: SYMBOL_LENGTH })
      .notNull()
      .references(() => symbolUniverse.symbol),
    session: date({ mode: "string" }).notNull(),
    ...numbers(),
    runId: uuid("run_id").references(() => batchRuns.id),
  },
  (t) => [
    primaryKey({ columns: [t.symbol, t.session] }),
    index("symbol_factor_exposures_run_idx").on(t.runId),
    check(
      "symbol_factor_exposures_twelve",
      sql`cardinality(${t.betas}) = 12 and cardinality(${t.stdErrors}) = 12 and cardinality(${t.rSquared}) = 12 and cardinality(${t.observations}) = 12`,
    ),
  ],
);

const metrics = () => ({
  session: date({ mode: "string" }).notNull(),
  close: numeric({ precision: 20, scale: 8 }),
  closeDate: date("close_date", { mode: "string" }),
  /** Fractions from the last close on or before the anchor; null where there is none. */
  return1d: doublePrecision("return_1d"),
  returnMtd: doublePrecision("return_mtd"),
  returnYtd: doublePrecision("return_ytd"),
  return1m: doublePrecision("return_1m"),
  return3m: doublePrecision("return_3m"),
  return1y: doublePrecision("return_1y"),
  name: text(),
  sector: text(),
  industry: text(),
  marketCap: doublePrecision("market_cap"),
  trailingPe: doublePrecision("trailing_pe"),
  forwardPe: doublePrecision("forward_pe"),
  priceToBook: doublePrecision("price_to_book"),
  dividendYield: doublePrecision("dividend_yield"),
  ...numbers(),
});

/** What screens and aggregation read: one row a symbol, of the published run. */
export const symbolDailyMetrics = pgTable(
  "symbol_daily_metrics",
  {
    symbol: varchar({ length: SYMBOL_LENGTH })
      .primaryKey()
      .references(() => symbolUniverse.symbol),
    ...metrics(),
    runId: uuid("run_id").references(() => batchRuns.id),
  },
  (t) => [index("symbol_daily_metrics_run_idx").on(t.runId)],
);

/** A run's rows before it is published: publishing copies them over in one statement. */
export const symbolDailyMetricsStaged = pgTable(
  "symbol_daily_metrics_staged",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    symbol: varchar({ length: SYMBOL_LENGTH }).notNull(),
    ...metrics(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.symbol] })],
);

/** A symbol's last 252 session returns, packed float8 (NaN where there is none): what intervals and back-casts read. */
export const symbolReturnWindows = pgTable(
  "symbol_return_windows",
  {
    symbol: varchar({ length: SYMBOL_LENGTH })
      .primaryKey()
      .references(() => symbolUniverse.symbol),
    session: date({ mode: "string" }).notNull(),
    returns: bytea().notNull(),
    runId: uuid("run_id").references(() => batchRuns.id),
  },
  (t) => [index("symbol_return_windows_run_idx").on(t.runId)],
);

export const symbolReturnWindowsStaged = pgTable(
  "symbol_return_windows_staged",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    symbol: varchar({ length: SYMBOL_LENGTH }).notNull(),
    session: date({ mode: "string" }).notNull(),
    returns: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.symbol] })],
);

/** The joint risk model of a run (methodology §3): loadings A and daily covariance F, 8 × 8 row-major. */
export const riskModelRuns = pgTable("risk_model_runs", {
  runId: uuid("run_id")
    .primaryKey()
    .references(() => batchRuns.id, { onDelete: "cascade" }),
  session: date({ mode: "string" }).notNull(),
  loadings: doublePrecision().array().notNull(),
  covariance: doublePrecision().array().notNull(),
  modelVersion: text("model_version").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** One row: which run readers see, and which market filled this database. */
export const marketState = pgTable(
  "market_state",
  {
    id: integer().primaryKey().default(1),
    market: marketName().notNull(),
    publishedSession: date("published_session", { mode: "string" }),
    publishedRunId: uuid("published_run_id").references(() => batchRuns.id),
    /** Five sessions before the published one: a symbol's row older than this is stale (methodology §4). */
    freshSince: date("fresh_since", { mode: "string" }),
    modelVersion: text("model_version").notNull(),
    publishedAt: instant("published_at"),
  },
  (t) => [
    check("market_state_one_row", sql`${t.id} = 1`),
    index("market_state_published_run_idx").on(t.publishedRunId),
  ],
);
