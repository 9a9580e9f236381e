import { sql } from "drizzle-orm";
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { user } from "./auth";
import { batchRuns } from "./batch";
import { bytea, instant, SYMBOL_LENGTH } from "./columns";
import { analyticsType, deltaSource, optionType, positionKind, versionChange } from "./enums";
import { symbolUniverse } from "./universe";

/** Deleting a user who still owns portfolios is refused: linking an anonymous user to an account deletes the former. */
export const portfolios = pgTable(
  "portfolios",
  {
    id: uuid().primaryKey().defaultRandom(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    name: text().notNull(),
    description: text(),
    /** What the owner says the account is worth, US dollars; weights are of this when it is there (methodology §4). */
    equityBalance: numeric("equity_balance", { precision: 20, scale: 4 }),
    sourceFile: text("source_file"),
    /** Moved by every change of positions, equity or cash, in the same transaction. */
    revision: integer().notNull().default(1),
    /** Moved when a symbol it holds has been onboarded. */
    dataVersion: integer("data_version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    viewedAt: instant("viewed_at"),
  },
  (t) => [index("portfolios_owner_idx").on(t.ownerId, t.createdAt)],
);

/** One lot: symbol and signed quantity. Lots of a symbol are summed in analytics, never in storage. */
export const positions = pgTable(
  "positions",
  {
    id: uuid().primaryKey().defaultRandom(),
    portfolioId: uuid("portfolio_id")
      .notNull()
      .references(() => portfolios.id, { onDelete: "cascade" }),
    kind: positionKind().notNull(),
    /** What it is called with us; null for cash and private rows without one. */
    symbol: varchar({ length: SYMBOL_LENGTH }),
    /** As the file wrote it. */
    rawSymbol: text("raw_symbol").notNull(),
    description: text(),
    account: text(),
    subtype: text(),
    /** Shares, contracts, or the amount of a cash row; negative when short. */
    quantity: numeric({ precision: 28, scale: 10 }).notNull(),
    multiplier: numeric({ precision: 12, scale: 4 }).notNull().default("1"),
    currency: varchar({ length: 8 }).notNull().default("USD"),
    entryPrice: numeric("entry_price", { precision: 20, scale: 8 }),
    entryDate: date("entry_date", { mode: "string" }),
    exitPrice: numeric("exit_price", { precision: 20, scale: 8 }),
    exitDate: date("exit_date", { mode: "string" }),
    /** What the file said it is worth and costs, US dollars: used where there is no published close, and flagged. */
    statedValue: numeric("stated_value", { precision: 20, scale: 4 }),
    statedPrice: numeric("stated_price", { precision: 20, scale: 8 }),
    underlyingSymbol: varchar("underlying_symbol", { length: SYMBOL_LENGTH }),
    strikePrice: numeric("strike_price", { precision: 20, scale: 8 }),
    expirationDate: date("expiration_date", { mode: "string" }),
    optionType: optionType("option_type"),
    volatility: doublePrecision(),
    delta: doublePrecision(),
    deltaSource: deltaSource("delta_source"),
    deltaSession: date("delta_session", { mode: "string" }),
    /** The file's own line, so that a number on screen can be found again in the file. */
    sourceLine: integer("source_line"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("positions_portfolio_idx").on(t.portfolioId),
    index("positions_symbol_idx").on(t.symbol),
    index("positions_underlying_idx").on(t.underlyingSymbol).where(sql`underlying_symbol is not null`),
    check("positions_public_has_symbol", sql`${t.kind} <> 'public' or ${t.symbol} is not null`),
    check(
      "positions_option_is_whole",
      sql`${t.kind} <> 'option' or (${t.underlyingSymbol} is not null and ${t.strikePrice} is not null and ${t.expirationDate} is not null and ${t.optionType} is not null)`,
    ),
  ],
);

/** What a portfolio held after each upload and each undo of one: any of them can be brought back (product §6). */
export const portfolioVersions = pgTable(
  "portfolio_versions",
  {
    id: uuid().primaryKey().defaultRandom(),
    portfolioId: uuid("portfolio_id")
      .notNull()
      .references(() => portfolios.id, { onDelete: "cascade" }),
    /** 1, 2, 3 … */
    number: integer().notNull(),
    change: versionChange().notNull(),
    /** The file it came from, and the SHA-256 of its bytes: the same file again changes nothing. */
    fileName: text("file_name"),
    fileHash: text("file_hash"),
    /** The file itself, gzipped; null where there was none, as for an undo. */
    file: bytea(),
    /** The lots as rows of `positions`, without ids. */
    lots: jsonb().$type<Record<string, unknown>[]>().notNull(),
    equityBalance: numeric("equity_balance", { precision: 20, scale: 4 }),
    receipt: jsonb().$type<Record<string, unknown>>(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("portfolio_versions_number_idx").on(t.portfolioId, t.number)],
);

/** How a user had the columns of files of one shape read: remembered for the next file of that shape. */
export const importMappings = pgTable(
  "import_mappings",
  {
    ownerId: text("owner_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /** A digest of the header's words; never of what is held. */
    shape: text().notNull(),
    mapping: jsonb().$type<Record<string, unknown>>().notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.shape] })],
);

/** A portfolio on one session. */
export const portfolioSnapshots = pgTable(
  "portfolio_snapshots",
  {
    portfolioId: uuid("portfolio_id")
      .notNull()
      .references(() => portfolios.id, { onDelete: "cascade" }),
    session: date({ mode: "string" }).notNull(),
    netValue: numeric("net_value", { precision: 20, scale: 4 }).notNull(),
    grossValue: numeric("gross_value", { precision: 20, scale: 4 }).notNull(),
    equity: numeric({ precision: 20, scale: 4 }),
    pnl: numeric({ precision: 20, scale: 4 }),
    realisedPnl: numeric("realised_pnl", { precision: 20, scale: 4 }),
    flows: numeric({ precision: 20, scale: 4 }),
    exposures: doublePrecision().array(),
    coverages: doublePrecision().array(),
    runId: uuid("run_id").references(() => batchRuns.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.portfolioId, t.session] }), index("portfolio_snapshots_run_idx").on(t.runId)],
);

/** Answers by what they were computed from: a stale one simply stops matching (product §7). */
export const portfolioAnalyticsCache = pgTable(
  "portfolio_analytics_cache",
  {
    portfolioId: uuid("portfolio_id")
      .notNull()
      .references(() => portfolios.id, { onDelete: "cascade" }),
    type: analyticsType().notNull(),
    revision: integer().notNull(),
    dataVersion: integer("data_version").notNull(),
    runId: uuid("run_id")
      .notNull()
      .references(() => batchRuns.id, { onDelete: "cascade" }),
    modelVersion: text("model_version").notNull(),
    data: jsonb().notNull(),
    computedAt: instant("computed_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.portfolioId, t.type, t.revision, t.dataVersion, t.runId, t.modelVersion] }),
    index("portfolio_analytics_cache_run_idx").on(t.runId),
    index("portfolio_analytics_cache_expires_idx").on(t.expiresAt),
  ],
);

/** A named set of shocks; the catalogue's have no owner. */
export const scenarios = pgTable(
  "scenarios",
  {
    id: uuid().primaryKey().defaultRandom(),
    ownerId: text("owner_id").references(() => user.id, { onDelete: "cascade" }),
    name: text().notNull(),
    description: text(),
    shocks: jsonb().$type<Record<string, number>>().notNull(),
    replayFrom: date("replay_from", { mode: "string" }),
    replayTo: date("replay_to", { mode: "string" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [index("scenarios_owner_idx").on(t.ownerId)],
);

/**
 * What portfolios hold of each symbol together, in dollars: all that the night ever reads of portfolios, and only for
 * the order in which it fills holes (product §4.1). Written after each publish, by the portfolio refresh.
 */
export const heldSymbolSummary = pgTable("held_symbol_summary", {
  symbol: varchar({ length: SYMBOL_LENGTH })
    .primaryKey()
    .references(() => symbolUniverse.symbol),
  valueUsd: doublePrecision("value_usd").notNull(),
});
