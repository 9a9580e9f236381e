import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { portfolios, positions } from "@/db/schema";
import type { ImportedPosition } from "@/lib/import/preview";
import { enqueueSymbols } from "./onboarding";
import { insertSymbols } from "./universe";

export type PortfolioRow = typeof portfolios.$inferSelect;

export interface NewPortfolio {
  ownerId: string;
  name: string;
  description: string | null;
  /** US dollars, decimal text; null where the owner does not say. */
  equityBalance: string | null;
  sourceFile: string | null;
  /** Lots with their final symbols. */
  positions: readonly ImportedPosition[];
  /** Symbols the universe does not know: they enter it as pending and wait in the queue. */
  unknownSymbols: readonly string[];
}

const INSERT_ROWS = 500;

/**
 * Portfolio, lots and the onboarding of unknown symbols in one transaction: all of it or nothing.
 * @returns the portfolio's id and the queue rows whose event is to be sent after the commit
 */
export async function insertPortfolio(
  db: Database,
  portfolio: NewPortfolio,
  { now }: { now: Date },
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
    const rows = portfolio.positions.map((lot) => positionRow(created.id, lot, now));
    for (let start = 0; start < rows.length; start += INSERT_ROWS) {
      await tx.insert(positions).values(rows.slice(start, start + INSERT_ROWS));
    }
    if (portfolio.unknownSymbols.length > 0) await insertSymbols(tx, { symbols: portfolio.unknownSymbols });
    const queued = await enqueueSymbols(tx, {
      symbols: portfolio.unknownSymbols,
      priority: USER_PRIORITY,
      requestedBy: portfolio.ownerId,
      now,
    });
    return { id: created.id, queued };
  });
}

/** Rank of what a person waits for, before every sweep. */
export const USER_PRIORITY = 100;

function positionRow(portfolioId: string, lot: ImportedPosition, now: Date): typeof positions.$inferInsert {
  return {
    portfolioId,
    kind: lot.kind,
    symbol: lot.symbol,
    rawSymbol: lot.rawSymbol,
    description: lot.description,
    account: lot.account,
    subtype: lot.subtype,
    quantity: lot.quantity,
    multiplier: lot.multiplier,
    currency: lot.currency,
    entryPrice: lot.entryPrice,
    entryDate: lot.entryDate,
    exitPrice: lot.exitPrice,
    exitDate: lot.exitDate,
    statedValue: lot.statedValueUsd,
    statedPrice: lot.statedPrice,
    underlyingSymbol: lot.option?.underlying ?? null,
    strikePrice: lot.option?.strike ?? null,
    expirationDate: lot.option?.expiration ?? null,
    optionType: lot.option?.optionType ?? null,
    sourceLine: lot.line,
    createdAt: now,
    updatedAt: now,
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
  createdAt: Date;
  lots: number;
  pending: number;
}

/** The owner's portfolios, newest first. */
export async function selectPortfolios(db: Database, { ownerId }: { ownerId: string }): Promise<PortfolioSummary[]> {
  return db
    .select({
      id: portfolios.id,
      name: portfolios.name,
      createdAt: portfolios.createdAt,
      lots: sql<number>`(select count(*)::int from positions p where p.portfolio_id = ${portfolios.id})`,
      pending: sql<number>`(
        select count(distinct u.symbol)::int from positions p
        join symbol_universe u on u.symbol = coalesce(p.underlying_symbol, p.symbol)
        where p.portfolio_id = ${portfolios.id} and p.kind in ('public', 'option') and u.status = 'pending')`,
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
  const list = sql`${sql.param(symbols)}::text[]`;
  const result = await db.execute(sql`
    update portfolios set data_version = data_version + 1
    where id in (
      select portfolio_id from positions where symbol = any(${list})
      union
      select portfolio_id from positions where underlying_symbol = any(${list})
    )`);
  return result.rowCount ?? 0;
}
