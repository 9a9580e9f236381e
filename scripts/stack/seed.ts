import type { Database } from "@/db/connection";
import { openDatabase } from "@/db/connection";
import { assertSameMarket } from "@/db/market-identity";
import { migrateDatabase } from "@/db/migrate";
import { replaceFactorDefinitions } from "@/db/queries/factor-definitions";
import { claimMarket } from "@/db/queries/market-state";
import { insertPortfolio } from "@/db/queries/portfolios";
import { hasOnlyFactorEtfs, type NewSymbol, upsertSymbols } from "@/db/queries/universe-additions";
import { upsertCurrencies } from "@/db/queries/unmodelled";
import { insertUser, selectFirstUser } from "@/db/queries/users";
import type { MarketName } from "@/lib/env";
import { FACTOR_ETFS, FACTORS, MODEL_VERSION } from "@/lib/factors/catalog";
import { lookupCandidates, readPortfolioText, resolveSymbols } from "@/lib/import";
import { loadListings } from "@/lib/market-data/listings";
import { samplePortfolios } from "./sample-portfolios";

/** The user of demo, tests and bench: whoever reaches the app is it, as long as there are no log-ins. */
export const DEMO_USER = { id: "demo", name: "Demo", email: "demo@sigmasight.local", role: "admin" } as const;

/** What a database that serves the app has before its first batch. */
export interface Foundation {
  market: MarketName;
  /** Whether the listings we carry go into the universe: always, or where nobody has added anything yet. */
  listings?: "always" | "if_empty";
  /** Symbols beside the listings. */
  extraSymbols?: readonly string[];
}

/** Newest schema, the market's name, factor definitions and the universe as pending. Said again, it changes nothing. */
export async function prepareDatabase(
  url: string,
  { market, listings = "always", extraSymbols = [] }: Foundation,
): Promise<void> {
  await prepareTables(url, { market });
  await withDatabase(url, async (db) => {
    const wanted = listings === "always" || (await hasOnlyFactorEtfs(db));
    const symbols = [...(wanted ? listedSymbols() : []), ...extraSymbols.map(unknownFacts)];
    await upsertSymbols(db, { symbols, factorEtfs: FACTOR_ETFS, reopenNotFound: false, now: new Date() });
  });
}

/**
 * Newest schema, the market's name, factor definitions, the factor ETFs and the currencies: what adding symbols presupposes.
 * @throws AppError `database_market_mismatch`
 */
export async function prepareTables(url: string, { market }: { market: MarketName }): Promise<void> {
  await migrateDatabase(url);
  await withDatabase(url, async (db) => {
    const claimed = await claimMarket(db, { market, modelVersion: MODEL_VERSION });
    assertSameMarket(claimed, market);
    await replaceFactorDefinitions(db, FACTORS);
    const listed = new Map(listedSymbols().map((symbol) => [symbol.symbol, symbol]));
    const symbols = FACTOR_ETFS.map((etf) => listed.get(etf) ?? unknownFacts(etf));
    await upsertSymbols(db, { symbols, factorEtfs: FACTOR_ETFS, reopenNotFound: false, now: new Date() });
    await upsertCurrencies(db, { now: new Date() });
  });
}

/** The project's own list of about 1,250 US listings, names and sectors with it: the first fill need not ask for them. */
export function listedSymbols(): NewSymbol[] {
  return loadListings().map(({ symbol, name, sector, industry }) => ({
    symbol,
    name,
    sector,
    industry,
    profileKnown: true,
  }));
}

const unknownFacts = (symbol: string): NewSymbol => ({
  symbol,
  name: null,
  sector: null,
  industry: null,
  profileKnown: false,
});

/** The demo's user and its three portfolios, once: a sample that somebody deleted stays deleted. */
export async function seedDemo(url: string, now: Date): Promise<void> {
  await withDatabase(url, (db) =>
    db.transaction(async (tx) => {
      if ((await selectFirstUser(tx)) !== null) return;
      await insertUser(tx, DEMO_USER);
      for (const sample of samplePortfolios(now)) await insertSample(tx, sample, now);
    }),
  );
}

async function insertSample(
  db: Database,
  sample: ReturnType<typeof samplePortfolios>[number],
  now: Date,
): Promise<void> {
  const read = readPortfolioText(sample.csv);
  if (!read.ok || !read.preview.canCreate) throw new Error(`The sample portfolio ${sample.name} cannot be read.`);
  const known = lookupCandidates(read.preview).map((symbol) => [symbol, { status: "known", symbol }] as const);
  const { positions, unknownSymbols } = resolveSymbols(read.preview, Object.fromEntries(known));
  const { name, description, equityBalance } = sample;
  const portfolio = { ownerId: DEMO_USER.id, name, description, equityBalance, sourceFile: null };
  await insertPortfolio(db, { ...portfolio, positions, unknownSymbols }, { now });
}

export async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const { db, close } = openDatabase(url, { purpose: "migrations", poolSize: 1 });
  try {
    return await work(db);
  } finally {
    await close();
  }
}
