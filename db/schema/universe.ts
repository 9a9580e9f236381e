import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  varchar,
} from "drizzle-orm/pg-core";
import { instant, SYMBOL_LENGTH } from "./columns";
import { barSource, corporateActionKind, symbolStatus } from "./enums";

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
