import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { portfolios, portfolioVersions } from "@/db/schema";
import type { HeldLot } from "@/lib/portfolio/difference";
import { type LotRow, lotJson, lotOf, lotOrder } from "./portfolio-lots";

type VersionRow = typeof portfolioVersions.$inferSelect;
export type VersionChange = VersionRow["change"];

/** A file as a version keeps it. */
export interface KeptFile {
  /** As its owner calls it; null for pasted rows. Shown, and never a path. */
  name: string | null;
  /** SHA-256 of its bytes, hexadecimal. */
  hash: string;
  gzipped: Uint8Array;
}

/** A portfolio whose row is held until the transaction ends. */
export interface HeldPortfolio {
  name: string;
  revision: number;
  /** US dollars, decimal text. */
  equityBalance: string | null;
  /** Number of its newest version. */
  version: number;
  /** How many it holds, closed ones too. */
  lots: number;
}

interface Scope {
  portfolioId: string;
  ownerId: string;
}

/**
 * Keeps the portfolio's row until the transaction ends, so that changes of one portfolio come one after the other: to be
 * called before its lots are read and changed. What was never versioned gets version 1 as it is, to be brought back.
 *
 * Rows of the universe are written before this and rows of the queue after it: jobs take them in this order.
 *
 * @returns null where the owner has no such portfolio
 */
export async function lockPortfolio(tx: Database, { portfolioId, ownerId }: Scope): Promise<HeldPortfolio | null> {
  const [held] = await portfolioRow(tx, { portfolioId, ownerId }).for("no key update");
  if (held === undefined) return null;
  const { sourceFile: fileName, createdAt: now, ...row } = held;
  const newest = await selectNewestNumber(tx, portfolioId);
  const version = newest ?? (await recordVersion(tx, { portfolioId, change: "create", now, fileName }));
  return { ...row, version };
}

/** The same without keeping anybody out: for showing what would be done. What was never versioned is version 1. */
export async function selectNewest(db: Database, scope: Scope): Promise<HeldPortfolio | null> {
  const [held] = await portfolioRow(db, scope);
  if (held === undefined) return null;
  const { sourceFile: _, createdAt: __, ...row } = held;
  return { ...row, version: (await selectNewestNumber(db, scope.portfolioId)) ?? 1 };
}

const portfolioRow = (db: Database, { portfolioId, ownerId }: Scope) =>
  db
    .select({
      name: portfolios.name,
      revision: portfolios.revision,
      equityBalance: portfolios.equityBalance,
      sourceFile: portfolios.sourceFile,
      createdAt: portfolios.createdAt,
      lots: sql<number>`(select count(*)::int from positions p where p.portfolio_id = portfolios.id)`,
    })
    .from(portfolios)
    .where(and(eq(portfolios.id, portfolioId), eq(portfolios.ownerId, ownerId)));

/**
 * Writes down what a portfolio holds now, as its next version: in the transaction of the change, after it, and with the
 * portfolio's row held (`lockPortfolio`). Raises no revision.
 *
 * @param file the file the lots came from; for what came from none, `fileName` alone may say which it goes back to
 * @returns its number: 1, 2, 3 …
 */
export async function recordVersion(
  tx: Database,
  {
    portfolioId,
    change,
    now,
    file = null,
    fileName = file?.name ?? null,
    receipt = null,
  }: {
    portfolioId: string;
    change: VersionChange;
    now: Date;
    file?: KeptFile | null | undefined;
    fileName?: string | null;
    receipt?: Record<string, unknown> | null | undefined;
  },
): Promise<number> {
  const result = await tx.execute<{ number: number }>(sql`
    insert into portfolio_versions
      (portfolio_id, number, change, file_name, file_hash, file, lots, equity_balance, receipt, created_at)
    select f.id,
      coalesce((select max(v.number) from portfolio_versions v where v.portfolio_id = f.id), 0) + 1,
      ${change}::version_change, ${fileName}, ${file?.hash ?? null}, ${file?.gzipped ?? null}::bytea,
      (select coalesce(jsonb_agg(${lotJson} order by ${lotOrder}), '[]') from positions p where p.portfolio_id = f.id),
      f.equity_balance, ${receipt === null ? null : JSON.stringify(receipt)}::jsonb, ${now.toISOString()}::timestamptz
    from portfolios f where f.id = ${portfolioId}
    returning number`);
  const [row] = result.rows;
  if (row === undefined) throw new Error("recordVersion: there is no such portfolio");
  return row.number;
}

/** What a change of its holdings does to a portfolio's own row: a new revision, and what the change says beside them. */
export async function raiseRevision(
  tx: Database,
  {
    portfolioId,
    now,
    ...changes
  }: { portfolioId: string; now: Date; equityBalance?: string | null; sourceFile?: string | null },
): Promise<void> {
  await tx
    .update(portfolios)
    .set({ ...changes, revision: sql`${portfolios.revision} + 1`, updatedAt: now })
    .where(eq(portfolios.id, portfolioId));
}

export interface VersionSummary {
  number: number;
  change: VersionChange;
  fileName: string | null;
  /** Its file can be downloaded. */
  hasFile: boolean;
  lots: number;
  equityBalance: string | null;
  createdAt: Date;
}

/** A portfolio's versions, newest first, at most `limit` of them below `before`. */
export async function selectVersions(
  db: Database,
  { portfolioId, ownerId, before, limit }: Scope & { before: number | null; limit: number },
): Promise<VersionSummary[]> {
  return db
    .select({
      number: portfolioVersions.number,
      change: portfolioVersions.change,
      fileName: portfolioVersions.fileName,
      hasFile: sql<boolean>`${portfolioVersions.file} is not null`,
      lots: sql<number>`jsonb_array_length(${portfolioVersions.lots})`,
      equityBalance: portfolioVersions.equityBalance,
      createdAt: portfolioVersions.createdAt,
    })
    .from(portfolioVersions)
    .innerJoin(portfolios, eq(portfolios.id, portfolioVersions.portfolioId))
    .where(
      and(
        eq(portfolios.id, portfolioId),
        eq(portfolios.ownerId, ownerId),
        before === null ? undefined : lt(portfolioVersions.number, before),
      ),
    )
    .orderBy(desc(portfolioVersions.number))
    .limit(limit);
}

/** One version with what was held then. */
export interface KeptVersion {
  number: number;
  change: VersionChange;
  fileName: string | null;
  fileHash: string | null;
  equityBalance: string | null;
  lots: HeldLot[];
}

/** @param number the version's; left out, the newest */
export async function selectVersion(
  db: Database,
  { portfolioId, ownerId, number }: Scope & { number?: number },
): Promise<KeptVersion | null> {
  const [row] = await db
    .select({
      number: portfolioVersions.number,
      change: portfolioVersions.change,
      fileName: portfolioVersions.fileName,
      fileHash: portfolioVersions.fileHash,
      equityBalance: portfolioVersions.equityBalance,
      lots: portfolioVersions.lots,
    })
    .from(portfolioVersions)
    .innerJoin(portfolios, eq(portfolios.id, portfolioVersions.portfolioId))
    .where(
      and(
        eq(portfolios.id, portfolioId),
        eq(portfolios.ownerId, ownerId),
        number === undefined ? undefined : eq(portfolioVersions.number, number),
      ),
    )
    .orderBy(desc(portfolioVersions.number))
    .limit(1);
  // What `recordVersion` wrote: the rows are of `lotJson`'s shape.
  return row === undefined ? null : { ...row, lots: row.lots.map((lot) => lotOf(lot as LotRow)) };
}

/** The file of a version; null where it has none. */
export async function selectVersionFile(
  db: Database,
  { portfolioId, ownerId, number }: Scope & { number: number },
): Promise<{ fileName: string | null; gzipped: Uint8Array } | null> {
  const [row] = await db
    .select({ fileName: portfolioVersions.fileName, gzipped: portfolioVersions.file })
    .from(portfolioVersions)
    .innerJoin(portfolios, eq(portfolios.id, portfolioVersions.portfolioId))
    .where(and(eq(portfolios.id, portfolioId), eq(portfolios.ownerId, ownerId), eq(portfolioVersions.number, number)));
  return row === undefined || row.gzipped === null ? null : { fileName: row.fileName, gzipped: row.gzipped };
}

async function selectNewestNumber(db: Database, portfolioId: string): Promise<number | null> {
  const [row] = await db
    .select({ newest: sql<number | null>`max(${portfolioVersions.number})` })
    .from(portfolioVersions)
    .where(eq(portfolioVersions.portfolioId, portfolioId));
  return row?.newest ?? null;
}
