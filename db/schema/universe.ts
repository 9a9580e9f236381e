import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { batchRuns } from "./batch";
import { instant, SYMBOL_LENGTH } from "./columns";
import { barSource, corporateActionKind, quarantineKind, quarantineStatus, rewriteReason, symbolStatus } from "./enums";

/** The symbols we keep data for. */
export const symbolUniverse = pgTable(
  "symbol_universe",
  {
    symbol: varchar({ length: SYMBOL_LENGTH }).primaryKey(),
    status: symbolStatus().notNull(),
    /** Machine-readable why of a status that needs one: `non_usd_listing`, `index`, `24 of 30` … */
    statusReason: text("status_reason"),
    isFactorEtf: boolean("is_factor_etf").notNull().default(false),
    name: text(),
    quoteType: text("quote_type"),
    exchange: text(),
    currency: varchar({ length: 8 }),
    sector: text(),
    industry: text(),
    marketCap: doublePrecision("market_cap"),
    trailingPe: doublePrecision("trailing_pe"),
    forwardPe: doublePrecision("forward_pe"),
    priceToBook: doublePrecision("price_to_book"),
    dividendYield: doublePrecision("dividend_yield"),
    firstPriceDate: date("first_price_date", { mode: "string" }),
    lastPriceDate: date("last_price_date", { mode: "string" }),
    lastFactorDate: date("last_factor_date", { mode: "string" }),
    /** Last session that a whole-series fetch brought: holes are counted from here. */
    lastAuditDate: date("last_audit_date", { mode: "string" }),
    /** Sessions in a row on which it had no bar while the canaries were healthy, and the last that was counted. */
    missingSessions: smallint("missing_sessions").notNull().default(0),
    missingCounted: date("missing_counted", { mode: "string" }),
    /** Session on which name, sector and industry were last asked for. */
    profileDate: date("profile_date", { mode: "string" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [index("symbol_universe_status_idx").on(t.status)],
);

/** One price bar a symbol and session. At least one of `close` and `adj_close` is there; without `adj_close` there is no return. */
export const symbolPricesDaily = pgTable(
  "symbol_prices_daily",
  {
    symbol: varchar({ length: SYMBOL_LENGTH })
      .notNull()
      .references(() => symbolUniverse.symbol),
    session: date({ mode: "string" }).notNull(),
    open: numeric({ precision: 20, scale: 8 }),
    high: numeric({ precision: 20, scale: 8 }),
    low: numeric({ precision: 20, scale: 8 }),
    /** Split-adjusted: values positions. */
    close: numeric({ precision: 20, scale: 8 }),
    /** Split- and dividend-adjusted, as the provider gave it: makes returns (methodology §1.2). */
    adjClose: doublePrecision("adj_close"),
    volume: bigint({ mode: "bigint" }),
    source: barSource().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.symbol, t.session] }),
    check("symbol_prices_daily_has_price", sql`${t.close} is not null or ${t.adjClose} is not null`),
  ],
);

/** Dividends (dollars a share, on today's split basis) and splits (new shares for one old) by ex-date. */
export const symbolCorporateActions = pgTable(
  "symbol_corporate_actions",
  {
    symbol: varchar({ length: SYMBOL_LENGTH })
      .notNull()
      .references(() => symbolUniverse.symbol),
    exDate: date("ex_date", { mode: "string" }).notNull(),
    kind: corporateActionKind().notNull(),
    value: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.symbol, t.exDate, t.kind] })],
);

/** Sessions on which the exchange was shut without the rules knowing (methodology §1.1). */
export const marketClosures = pgTable("market_closures", {
  session: date({ mode: "string" }).primaryKey(),
  reason: text().notNull(),
  recordedAt: instant("recorded_at").notNull().defaultNow(),
});

/** Prices the accept gate did not let in, or let in mended: what the operator is shown (product §4.1). */
export const priceQuarantine = pgTable(
  "price_quarantine",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    symbol: varchar({ length: SYMBOL_LENGTH })
      .notNull()
      .references(() => symbolUniverse.symbol),
    kind: quarantineKind().notNull(),
    status: quarantineStatus().notNull(),
    /** First and last session it is about; null where it is about the answer as a whole. */
    firstSession: date("first_session", { mode: "string" }),
    lastSession: date("last_session", { mode: "string" }),
    /** One sentence with the values seen. */
    detail: text().notNull(),
    runId: uuid("run_id").references(() => batchRuns.id, { onDelete: "set null" }),
    detectedAt: instant("detected_at").notNull(),
    endedAt: instant("ended_at"),
    /** Why it ended, and for `released` who let it in. */
    resolution: text(),
  },
  (t) => [
    // Seen again on another night it is the same finding, not a second one.
    uniqueIndex("price_quarantine_open_idx").on(t.symbol, t.kind).where(sql`status = 'open'`),
    index("price_quarantine_symbol_idx").on(t.symbol),
    index("price_quarantine_run_idx").on(t.runId),
    index("price_quarantine_detected_idx").on(t.detectedAt),
  ],
);

/** Each time stored prices of a symbol were written anew, and why (product §4.1). */
export const priceRewrites = pgTable(
  "price_rewrites",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    symbol: varchar({ length: SYMBOL_LENGTH })
      .notNull()
      .references(() => symbolUniverse.symbol),
    reason: rewriteReason().notNull(),
    firstSession: date("first_session", { mode: "string" }).notNull(),
    lastSession: date("last_session", { mode: "string" }).notNull(),
    bars: integer().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [index("price_rewrites_symbol_idx").on(t.symbol, t.at), index("price_rewrites_at_idx").on(t.at)],
);
