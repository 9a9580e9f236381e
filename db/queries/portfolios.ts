import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { portfolios } from "@/db/schema";
import type { HeldLot } from "@/lib/portfolio/difference";
import { textArray } from "./arrays";
import { enqueueSymbols } from "./onboarding";
import type { OnboardingLimits } from "./onboarding-limits";
import { insertLots } from "./portfolio-lots";
import { type KeptFile, recordVersion } from "./portfolio-versions";
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
  positions: readonly HeldLot[];
  /** Symbols that are to be looked for: they enter the universe as pending and wait in the queue. */
  unknownSymbols: readonly string[];
  /** What its first version keeps: the file, and how its lines were used. */
  file?: KeptFile | null;
  receipt?: Record<string, unknown> | null;
}

/**
 * Portfolio, lots, its first version and the onboarding of unknown symbols in one transaction: all of it or nothing.
 * @param limits of what is looked up for the owner; what is over them is queued to follow
 * @returns the portfolio's id and the queue rows whose event is to be sent after the commit
 */
export async function insertPortfolio(
  db: Database,
  portfolio: NewPortfolio,
  { now, limits }: { now: Date; limits?: OnboardingLimits },
): Promise<{ id: string; queued: string[] }> {
  return db.transaction(async (tx) => {
    await openSymbols(tx, { symbols: portfolio.unknownSymbols });
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
    const { file, receipt, sourceFile } = portfolio;
    await recordVersion(tx, { portfolioId: created.id, change: "create", now, file, fileName: sourceFile, receipt });
    const { ownerId, positions, unknownSymbols } = portfolio;
    const queued = await queueSymbols(tx, { held: heldSymbols(positions), unknownSymbols, ownerId, now, limits });
    return { id: created.id, queued };
  });
}

/**
 * Has the universe know symbols that are to be looked for: new ones enter it, ones that were not found are open again,
 * and all portfolios that hold those say so from now on. In a transaction before a portfolio is locked: jobs take a
 * symbol's row first, then its portfolios, then the queue.
 *
 * @param scope the portfolio that the transaction is going to lock; none where it makes a new one
 */
export async function openSymbols(
  tx: Database,
  { symbols, scope }: { symbols: readonly string[]; scope?: { portfolioId: string; ownerId: string } },
): Promise<void> {
  if (symbols.length === 0) return;
  await insertSymbols(tx, { symbols });
  const reopened = await reopenNotFound(tx, { symbols });
  await bumpDataVersions(tx, { symbols: reopened, ...(scope === undefined ? {} : { scope }) });
}

/**
 * Puts unknown symbols in the queue, and those of the held that no run has brought in, within their owner's limits.
 * @returns the symbols whose event is to be sent after the commit
 */
export async function queueSymbols(
  tx: Database,
  {
    held,
    unknownSymbols,
    ownerId,
    now,
    limits,
  }: Pick<NewPortfolio, "unknownSymbols" | "ownerId"> & {
    held: readonly string[];
    now: Date;
    limits?: OnboardingLimits | undefined;
  },
): Promise<string[]> {
  const forgotten = await selectForgotten(tx, { symbols: held });
  return enqueueSymbols(tx, {
    symbols: [...unknownSymbols, ...forgotten],
    priority: USER_PRIORITY,
    requestedBy: ownerId,
    now,
    ...(limits === undefined ? {} : { limits }),
  });
}

/** Symbols, with options' underlyings, that a portfolio needs numbers of. */
export function heldSymbols(lots: readonly HeldLot[]): string[] {
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

/** What its owner says of a portfolio beside its lots. */
export interface PortfolioWords {
  name?: string;
  description?: string | null;
  /** US dollars, decimal text; null: not said. */
  equityBalance?: string | null;
}

/**
 * Writes what the owner says of a portfolio; what is left out stays. Another equity is another revision, because weights
 * are of it (product §7).
 *
 * @returns the portfolio as it is then; null where the owner has no such portfolio
 */
export async function updatePortfolioWords(
  db: Database,
  { portfolioId, ownerId, words, now }: { portfolioId: string; ownerId: string; words: PortfolioWords; now: Date },
): Promise<PortfolioRow | null> {
  const { equityBalance } = words;
  const moved = sql`${portfolios.equityBalance} is distinct from ${equityBalance ?? null}::numeric(20, 4)`;
  const [row] = await db
    .update(portfolios)
    .set({
      ...words,
      updatedAt: now,
      ...(equityBalance === undefined
        ? {}
        : { revision: sql`${portfolios.revision} + case when ${moved} then 1 else 0 end` }),
    })
    .where(and(eq(portfolios.id, portfolioId), eq(portfolios.ownerId, ownerId)))
    .returning();
  return row ?? null;
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

/**
 * Portfolios that hold a symbol whose data changed read anew from now on.
 *
 * @param scope a portfolio that the transaction changes afterwards: it is locked in its turn, whether it holds one or not
 * @returns how many hold one
 */
export async function bumpDataVersions(
  db: Database,
  { symbols, scope }: { symbols: readonly string[]; scope?: { portfolioId: string; ownerId: string } },
): Promise<number> {
  if (symbols.length === 0) return 0;
  const list = textArray(symbols);
  const own =
    scope && sql`union select id from portfolios where id = ${scope.portfolioId} and owner_id = ${scope.ownerId}`;
  // Locked in one order, because several onboardings do this at once.
  const result = await db.execute(sql`
    with holders as (
      select portfolio_id as id from positions where symbol = any(${list})
      union
      select portfolio_id from positions where underlying_symbol = any(${list})
    ), locked as (
      select id from portfolios where id in (select id from holders ${own ?? sql``})
      order by id for no key update
    )
    update portfolios set data_version = data_version + 1 from locked
    where portfolios.id = locked.id and locked.id in (select id from holders)`);
  return result.rowCount ?? 0;
}
