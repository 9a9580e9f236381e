import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { portfolios } from "@/db/schema";
import type { ImportedPosition } from "@/lib/import/preview";
import { textArray } from "./arrays";
import { enqueueSymbols } from "./onboarding";
import type { OnboardingLimits } from "./onboarding-limits";
import { insertSymbols, reopenNotFound } from "./universe";

type PortfolioRow = typeof portfolios.$inferSelect;

export interface NewPortfolio {
  ownerId: string;
  name: string;
  description: string | null;
  /** US dollars, decimal text; null where the owner does not say. */
  equityBalance: string | null;
  sourceFile: string | null;
  /** Lots with their final symbols. */
  positions: readonly ImportedPosition[];
  /** Symbols that are to be looked for: they enter the universe as pending and wait in the queue. */
  unknownSymbols: readonly string[];
}

/**
 * Portfolio, lots and the onboarding of unknown symbols in one transaction: all of it or nothing.
 * @param limits of what is looked up for the owner; what is over them is queued to follow
 * @returns the portfolio's id and the queue rows whose event is to be sent after the commit
 */
export async function insertPortfolio(
  db: Database,
  portfolio: NewPortfolio,
  { now, limits }: { now: Date; limits?: OnboardingLimits },
): Promise<{ id: string; queued: string[] }> {
  return db.transaction(async (tx) => {
    const [created] = await tx
      .insert(portfolios)
      .values({
        ownerId: portfolio.ownerId,
        name: portfolio.name,
        description: portfolio.description,
        equityBalance: portfolio.equityBalance,
        sourceFile: portfolio.sourceFile,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: portfolios.id });
    if (created === undefined) throw new Error("insertPortfolio: an insert returned no row");
    await insertLots(tx, { portfolioId: created.id, lots: portfolio.positions, now });
    const { unknownSymbols } = portfolio;
    if (unknownSymbols.length > 0) await insertSymbols(tx, { symbols: unknownSymbols });
    await reopenNotFound(tx, { symbols: unknownSymbols });
    const forgotten = await selectForgotten(tx, { symbols: heldSymbols(portfolio.positions) });
    const queued = await enqueueSymbols(tx, {
      symbols: [...unknownSymbols, ...forgotten],
      priority: USER_PRIORITY,
      requestedBy: portfolio.ownerId,
      now,
      ...(limits === undefined ? {} : { limits }),
    });
    return { id: created.id, queued };
  });
}

/** Symbols, with options' underlyings, that a portfolio needs numbers of. */
function heldSymbols(lots: readonly ImportedPosition[]): string[] {
  const held = lots.map((lot) =>
    lot.kind === "option" ? lot.option?.underlying : lot.kind === "public" && lot.symbol,
  );
  return [...new Set(held.filter((symbol) => typeof symbol === "string"))];
}

/** Symbols that every run so far has failed to bring in. Before the first one ends, it will: nothing is forgotten yet. */
async function selectForgotten(db: Database, { symbols }: { symbols: readonly string[] }): Promise<string[]> {
  const result = await db.execute<{ symbol: string }>(sql`
    select symbol from symbol_universe
    where symbol = any(${textArray(symbols)}) and status = 'pending'
      and exists (select from market_state where published_session is not null)`);
  return result.rows.map((row) => row.symbol);
}

/** Rank of what a person waits for, before every sweep. */
export const USER_PRIORITY = 100;

/** All lots in one statement and one parameter, whose texts Postgres reads as each column's type: exact, and any number. */
async function insertLots(
  db: Database,
  { portfolioId, lots, now }: { portfolioId: string; lots: readonly ImportedPosition[]; now: Date },
): Promise<void> {
  const rows = lots.map((lot) => lotRow(portfolioId, lot, now));
  if (rows[0] === undefined) return;
  const columns = sql.raw(Object.keys(rows[0]).join(", "));
  await db.execute(sql`
    insert into positions (${columns})
    select ${columns} from json_populate_recordset(null::positions, ${JSON.stringify(rows)}::json)`);
}

function lotRow(portfolioId: string, lot: ImportedPosition, now: Date) {
  return {
    portfolio_id: portfolioId,
    kind: lot.kind,
    symbol: lot.symbol,
    raw_symbol: lot.rawSymbol,
    description: lot.description,
    account: lot.account,
    subtype: lot.subtype,
    quantity: lot.quantity,
    multiplier: lot.multiplier,
    currency: lot.currency,
    entry_price: lot.entryPrice,
    entry_date: lot.entryDate,
    exit_price: lot.exitPrice,
    exit_date: lot.exitDate,
    stated_value: lot.statedValueUsd,
    stated_price: lot.statedPrice,
    underlying_symbol: lot.option?.underlying ?? null,
    strike_price: lot.option?.strike ?? null,
    expiration_date: lot.option?.expiration ?? null,
    option_type: lot.option?.optionType ?? null,
    source_line: lot.line,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}

export async function selectPortfolio(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<PortfolioRow | null> {
  const [row] = await db
    .select()
    .from(portfolios)
    .where(and(eq(portfolios.id, portfolioId), eq(portfolios.ownerId, ownerId)));
  return row ?? null;
}

export interface PortfolioSummary {
  id: string;
  name: string;
  lots: number;
}

/** The owner's portfolios, newest first. */
export async function selectPortfolios(db: Database, { ownerId }: { ownerId: string }): Promise<PortfolioSummary[]> {
  return db
    .select({
      id: portfolios.id,
      name: portfolios.name,
      lots: sql<number>`(select count(*)::int from positions p where p.portfolio_id = portfolios.id)`,
    })
    .from(portfolios)
    .where(eq(portfolios.ownerId, ownerId))
    .orderBy(desc(portfolios.createdAt));
}

/** @returns whether there was such a portfolio of this owner */
export async function deletePortfolio(
  db: Database,
  { portfolioId, ownerId }: { portfolioId: string; ownerId: string },
): Promise<boolean> {
  const rows = await db
    .delete(portfolios)
    .where(and(eq(portfolios.id, portfolioId), eq(portfolios.ownerId, ownerId)))
    .returning({ id: portfolios.id });
  return rows.length > 0;
}

/** Says that somebody looked: recently viewed portfolios are kept warm. */
export async function touchPortfolio(
  db: Database,
  { portfolioId, ownerId, now }: { portfolioId: string; ownerId: string; now: Date },
): Promise<void> {
  await db
    .update(portfolios)
    .set({ viewedAt: now })
    .where(and(eq(portfolios.id, portfolioId), eq(portfolios.ownerId, ownerId)));
}

/** Portfolios that hold a symbol whose data changed read anew from now on. @returns how many */
export async function bumpDataVersions(db: Database, { symbols }: { symbols: readonly string[] }): Promise<number> {
  if (symbols.length === 0) return 0;
  const list = textArray(symbols);
  // Locked in one order, because several onboardings do this at once.
  const result = await db.execute(sql`
    with holding as (
      select id from portfolios
      where id in (
        select portfolio_id from positions where symbol = any(${list})
        union
        select portfolio_id from positions where underlying_symbol = any(${list})
      )
      order by id for no key update
    )
    update portfolios set data_version = data_version + 1 from holding where portfolios.id = holding.id`);
  return result.rowCount ?? 0;
}
