import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { eq, inArray, notInArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPortfolio, selectPortfolio } from "@/db/queries/portfolios";
import { testLot } from "@/db/queries/testing-lots";
import { insertUser } from "@/db/queries/users";
import { symbolUniverse } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { FACTOR_ETFS } from "@/lib/factors/catalog";
import { loadListings } from "@/lib/market-data/listings";
import { RATE_SYMBOLS } from "@/lib/portfolio/currencies";
import { environmentWith } from "./stack/environment";
import { inProject } from "./stack/project";
import { prepareDatabase } from "./stack/seed";

/** The command as it is really started, on a database that has nothing, not even tables. */
let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), "universe-"));
beforeAll(async () => {
  database = await testDatabase({ migrated: false });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function add(args: string[], settings: Record<string, string> = {}) {
  const env = environmentWith({ DATABASE_URL: database.url, ...settings });
  const command = ["--import", "tsx", inProject("scripts/universe-add.ts"), ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: inProject(), env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

function file(name: string, content: string): string {
  const target = path.join(folder, name);
  writeFileSync(target, content);
  return target;
}

const rowsOf = (...symbols: string[]) =>
  database.db
    .select()
    .from(symbolUniverse)
    .where(inArray(symbolUniverse.symbol, symbols))
    .orderBy(symbolUniverse.symbol);
async function hold(symbol: string): Promise<string> {
  const words = { ownerId: "owner", name: symbol, description: null, equityBalance: null, sourceFile: null };
  const wish = { ...words, positions: [testLot({ symbol })], unknownSymbols: [] };
  return (await insertPortfolio(database.db, wish, { now: new Date() })).id;
}
const dataVersion = async (id: string) =>
  (await selectPortfolio(database.db, { portfolioId: id, ownerId: "owner" }))?.dataVersion;
/** Without the currencies, which are in every database. */
const counted = () =>
  database.db.$count(
    symbolUniverse,
    notInArray(
      symbolUniverse.symbol,
      RATE_SYMBOLS.map(({ symbol }) => symbol),
    ),
  );

test("a dry run on a database without tables says so and makes none", async () => {
  const { code, stderr } = await add(["AAPL", "--dry-run"]);
  expect([code, stderr]).toEqual([1, expect.stringContaining("has no tables yet")]);
  const { rows } = await database.db.execute(sql`select from pg_tables where schemaname = 'public'`);
  expect(rows).toEqual([]);
});

test("symbols and files are added together as pending, the factor ETFs with them, and what cannot be is told at once", async () => {
  const list = file(
    "mine.csv",
    "\uFEFFsymbol,name,sector\r\n# note\r\nBRK.B,Berkshire,Financial Services\r\nA?PL,x,y\r\n",
  );
  const { code, stdout } = await add(["ZEPHYR", list, "no/such/file.txt", "b@d"]);
  expect(code).toBe(1);
  expect(stdout).toContain("  mine.csv line 4: “A?PL” holds “?”, which no ticker has");
  expect(stdout).toContain("  no/such/file.txt: There is no such file");
  expect(stdout).toContain("  argument: “b@d” holds “@”");
  expect(stdout).toContain("Symbols: 2 new, 0 there already, 3 refused.");
  expect(await rowsOf("BRK-B", "ZEPHYR")).toMatchObject([
    { symbol: "BRK-B", status: "pending", name: "Berkshire", sector: "Financial Services", isFactorEtf: false },
    { symbol: "ZEPHYR", status: "pending", name: null, profileDate: null },
  ]);
  expect(await counted()).toBe(2 + FACTOR_ETFS.length);
});

test("the app's start leaves a universe alone that somebody has begun", async () => {
  await prepareDatabase(database.url, { market: "yahoo", listings: "if_empty" });
  expect(await counted()).toBe(2 + FACTOR_ETFS.length);
});

test("a dry run counts what would happen, and nothing does", async () => {
  const { code, stdout } = await add(["--list", "us", "--dry-run"]);
  // The list has the factor ETFs and BRK-B, which are there.
  const fresh = loadListings().length - FACTOR_ETFS.length - 1;
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining(`Would be: ${fresh.toLocaleString("en-US")} new, 9 there`),
  ]);
  expect(await counted()).toBe(2 + FACTOR_ETFS.length);
});

test("the project's own list comes with names, sectors and industries, and its factor ETFs are flagged", async () => {
  expect(await add(["--list", "us"])).toMatchObject({ code: 0, stderr: "" });
  const rows = new Map((await database.db.select().from(symbolUniverse)).map((row) => [row.symbol, row]));
  for (const { symbol, name, sector, industry } of loadListings()) {
    const isFactorEtf = FACTOR_ETFS.some((etf) => etf === symbol);
    const known = symbol === "BRK-B" ? { name: "Berkshire", sector, industry } : { name, sector, industry };
    expect(rows.get(symbol)).toMatchObject({ status: "pending", isFactorEtf, ...known });
    // Nobody need ask for its profile in the first fill.
    if (!isFactorEtf) expect(rows.get(symbol)?.profileDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test("run again it adds nothing; states and facts that the nights have found stay", async () => {
  await database.db
    .update(symbolUniverse)
    .set({ status: "active", name: "Found" })
    .where(eq(symbolUniverse.symbol, "KO"));
  await database.db.update(symbolUniverse).set({ status: "delisted" }).where(eq(symbolUniverse.symbol, "HOLX"));
  const before = await database.db.select().from(symbolUniverse).orderBy(symbolUniverse.symbol);
  const { code, stdout } = await add(["--list", "us", "BRKB"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("Symbols: 0 new")]);
  expect(stdout).toContain("1 are delisted");
  expect(await database.db.select().from(symbolUniverse).orderBy(symbolUniverse.symbol)).toEqual(before);
});

test("a symbol that was not found is looked for again, and a factor ETF that lost its flag gets it back", async () => {
  await database.db
    .update(symbolUniverse)
    .set({ status: "not_found", statusReason: "unknown to the provider" })
    .where(eq(symbolUniverse.symbol, "ZEPHYR"));
  await database.db.update(symbolUniverse).set({ isFactorEtf: false }).where(eq(symbolUniverse.symbol, "SPY"));
  await insertUser(database.db, { id: "owner", name: "Owner", email: "owner@example.com", role: "user" });
  const [holder, other] = [await hold("ZEPHYR"), await hold("SPY")];
  const { stdout } = await add(["ZEPHYR", "SPY"]);
  expect(stdout).toContain("Symbols: 0 new, 1 there already, 1 looked for again.");
  expect(await rowsOf("SPY", "ZEPHYR")).toMatchObject([
    { isFactorEtf: true },
    { status: "pending", statusReason: null, isFactorEtf: false },
  ]);
  // Who holds it was told that it is not found, and is told anew.
  expect([await dataVersion(holder), await dataVersion(other)]).toEqual([2, 1]);
});

test("a database of the other market is refused", async () => {
  const other = { SIGMASIGHT_MARKET: "sandbox", SANDBOX_MARKET_URL: "http://127.0.0.1:1" };
  const { code, stderr } = await add(["ORBITX"], other);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/holds prices of the market "yahoo"/)]);
  expect(await rowsOf("ORBITX")).toEqual([]);
});
