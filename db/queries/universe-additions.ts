import { sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { intArray, textArray } from "./arrays";
import { bumpDataVersions } from "./portfolios";
import { RATES } from "./rates";
import type { SymbolStatus } from "./universe";

/** A symbol somebody wants data for, with what is known of it beforehand. */
export interface NewSymbol {
  symbol: string;
  name: string | null;
  sector: string | null;
  industry: string | null;
  /** Nothing more is to be known: the provider need not be asked for its profile before its turn. */
  profileKnown: boolean;
}

/** What has become of each symbol that was to be added: it is in one of the three. */
export interface Addition {
  fresh: string[];
  /** Were `not_found` and are looked for again. */
  reopened: string[];
  /** Were there already, with their state. */
  present: { symbol: string; status: SymbolStatus }[];
}

/**
 * Adds symbols to the universe as `pending`. What is there stays as it is, except that a name, sector or industry nobody
 * knew is filled in and a factor ETF is marked as one. Said again, it changes nothing.
 *
 * @param symbols each once
 * @param reopenNotFound has those looked for again that the provider did not know
 */
export async function upsertSymbols(
  db: Database,
  {
    symbols,
    factorEtfs,
    reopenNotFound,
    now,
  }: { symbols: readonly NewSymbol[]; factorEtfs: readonly string[]; reopenNotFound: boolean; now: Date },
): Promise<Addition> {
  const etfs = new Set(factorEtfs);
  const rows = symbols.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const names = textArray(rows.map(({ symbol }) => symbol));
  const at = sql`${now.toISOString()}::timestamptz`;
  return db.transaction(async (tx) => {
    const inserted = await tx.execute<{ symbol: string; fresh: boolean }>(sql`
      insert into symbol_universe (symbol, status, is_factor_etf, name, sector, industry, profile_date, created_at, updated_at)
      select s, 'pending', e = 1, n, c, i, case when k = 1 then ${now.toISOString().slice(0, 10)}::date end, ${at}, ${at}
      from unnest(
        ${names}, ${intArray(rows.map(({ symbol }) => (etfs.has(symbol) ? 1 : 0)))},
        ${textArray(rows.map(({ name }) => name))}, ${textArray(rows.map(({ sector }) => sector))},
        ${textArray(rows.map(({ industry }) => industry))},
        ${intArray(rows.map(({ profileKnown }) => (profileKnown ? 1 : 0)))}
      ) as t (s, e, n, c, i, k)
      on conflict (symbol) do update set
        is_factor_etf = symbol_universe.is_factor_etf or excluded.is_factor_etf,
        name = coalesce(symbol_universe.name, excluded.name),
        sector = coalesce(symbol_universe.sector, excluded.sector),
        industry = coalesce(symbol_universe.industry, excluded.industry),
        profile_date = coalesce(symbol_universe.profile_date, excluded.profile_date),
        updated_at = excluded.updated_at
      where (excluded.is_factor_etf and not symbol_universe.is_factor_etf)
        or (symbol_universe.name is null and excluded.name is not null)
        or (symbol_universe.sector is null and excluded.sector is not null)
        or (symbol_universe.industry is null and excluded.industry is not null)
      returning symbol, (xmax = 0) as fresh`);
    const fresh = inserted.rows.filter((row) => row.fresh).map(({ symbol }) => symbol);
    const reopened = reopenNotFound
      ? (
          await tx.execute<{ symbol: string }>(sql`
            update symbol_universe set status = 'pending', status_reason = null, updated_at = ${at}
            where symbol = any(${names}) and status = 'not_found'
            returning symbol`)
        ).rows.map(({ symbol }) => symbol)
      : [];
    // Whoever holds them was told that they are not found: a stored answer that says so must never match again.
    await bumpDataVersions(tx, { symbols: reopened });
    const touched = new Set([...fresh, ...reopened]);
    const known = await tx.execute<{ symbol: string; status: SymbolStatus }>(sql`
      select symbol, status from symbol_universe where symbol = any(${names}) order by symbol`);
    return {
      fresh: fresh.toSorted(),
      reopened: reopened.toSorted(),
      present: known.rows.filter(({ symbol }) => !touched.has(symbol)),
    };
  });
}

/** Whether anybody has added a symbol yet: the factor ETFs and the currencies are in every database. */
export async function hasOnlyFactorEtfs(db: Database): Promise<boolean> {
  const result = await db.execute<{ only: boolean }>(
    sql`select not exists (
      select from symbol_universe where not is_factor_etf and symbol <> all(${RATES})) as only`,
  );
  return result.rows[0]?.only === true;
}
