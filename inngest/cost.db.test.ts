import { getTableName, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/connection";
import { refreshHeldSymbols } from "@/db/queries/held-symbols";
import * as schema from "@/db/schema";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";
import { type LoggedStatement, logStatements } from "./testing-statement-log";

const UNIVERSE = loadListings()
  .map(({ symbol }) => symbol)
  .filter((_, index) => index % 21 === 0);
const PORTFOLIOS = 300;
const LOTS_EACH = 40;
/** The one thing that the night reads of portfolios: dollars by symbol, for the order in which holes are filled. */
const SUMMARY = "held_symbol_summary";

/** Portfolios with all that hangs on them or on their owners, found by their foreign keys, and who may log in. */
function portfolioTables(): string[] {
  const tables = Object.values(schema).filter((value) => value instanceof PgTable);
  const found = new Set(["user", "portfolios", "verification", "apikey"]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const table of tables) {
      const targets = getTableConfig(table).foreignKeys.map((key) => getTableName(key.reference().foreignTable));
      if (targets.some((target) => found.has(target))) found.add(getTableName(table));
    }
  }
  // What waits to be onboarded knows who asked for it, and is of symbols all the same.
  return [...found].filter((table) => table !== "symbol_onboarding_queue").sort();
}

/** The tables that a statement reads or writes, as the planner sees them; a lock names its own. */
async function tablesOf(db: Database, statement: string): Promise<string[]> {
  const locked = /^\s*lock table "?(\w+)"?/i.exec(statement)?.[1];
  if (locked !== undefined) return [locked];
  const { rows } = await db.execute<{ "QUERY PLAN": unknown }>(
    sql.raw(`explain (generic_plan, verbose, format json) ${statement}`),
  );
  const named = JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g);
  return [...new Set([...named].map(([, table = ""]) => table))];
}

const countBySteps = (log: readonly LoggedStatement[]) => {
  const counts: Record<string, number> = {};
  for (const { step } of log) counts[step] = (counts[step] ?? 0) + 1;
  return counts;
};

describe("what a night costs", () => {
  let app: TestApp;
  beforeAll(async () => {
    Object.assign(process.env, { BATCH_PRICE_CHUNK: "20", BATCH_BETA_CHUNK: "20" });
    app = await startTestApp({ now: "2026-08-20T21:30:00-04:00", universe: UNIVERSE });
    expect(await app.runBatch("first fill")).toMatchObject({ status: "published" });
    await jobEnded();
  }, 120_000);
  afterAll(() => app?.stop());

  async function insertPortfolios(): Promise<void> {
    await app.db.execute(sql`
      insert into portfolios (owner_id, name) select ${app.ownerId}, 'p' || n from generate_series(1, ${PORTFOLIOS}) n`);
    await app.db.execute(sql`
      insert into positions (portfolio_id, kind, symbol, raw_symbol, quantity)
      select p.id, 'public', u.symbol, u.symbol, 10
      from portfolios p, (select symbol from symbol_universe order by symbol limit ${LOTS_EACH}) u`);
    expect(await refreshHeldSymbols(app.db)).toBe(LOTS_EACH);
  }

  /** A run is published before its job has cleared up behind it. */
  const jobEnded = () =>
    app.until(async () => {
      const live = await app.db.execute(sql`
        select from embedded_inngest.runs where function_id like '%symbol-batch' and ended_at is null`);
      return live.rows.length === 0;
    });

  /** The published session once more, from its plan to its publish. */
  async function runAgain(): Promise<void> {
    const { requestBatchRun } = await import("./send");
    const { selectBatchRun } = await import("@/db/queries/batch-runs");
    const request = { trigger: "manual", session: null, symbols: null, reason: "again", requestedBy: null } as const;
    const opened = await requestBatchRun({ ...request, force: true });
    if (opened.outcome === "already_published") throw new Error(opened.sentence);
    const { id } = opened.run;
    const done = async () => (await selectBatchRun(app.db, { runId: id }))?.status;
    expect(await app.until(async () => (await done()) !== "running" && (await done()))).toBe("published");
    await jobEnded();
  }

  async function nightOf(session: string): Promise<LoggedStatement[]> {
    app.setNow(`${session}T21:30:00-04:00`);
    return logStatements(async () => {
      expect(await app.runBatch(`night of ${session}`)).toMatchObject({ status: "published" });
      await jobEnded();
    });
  }

  test("the tables that belong to portfolios are known", () => {
    expect(portfolioTables()).toEqual(
      expect.arrayContaining([
        "account",
        "apikey",
        "portfolio_snapshots",
        "portfolios",
        "positions",
        "session",
        "user",
      ]),
    );
    expect(portfolioTables()).not.toContain(SUMMARY);
  });

  test("a night makes as many statements for 300 portfolios as for none, step by step", {
    timeout: 300_000,
  }, async () => {
    const again = () => logStatements(runAgain);
    const without = await again();
    await insertPortfolios();
    const withThem = await again();
    expect(without.length).toBeGreaterThan(100);
    expect(countBySteps(withThem)).toEqual(countBySteps(without));
  });

  let ordinary: LoggedStatement[] = [];
  test("with every table of portfolios locked against all readers, a night is published", {
    timeout: 300_000,
  }, async () => {
    // Holes, so that there is an order to be found.
    await app.db.execute(sql`
      with holed as (select symbol from symbol_universe where not is_factor_etf and status = 'active' order by symbol limit 5),
        audited as (update symbol_universe set last_audit_date = '2026-08-18' where symbol in (select symbol from holed))
      delete from symbol_prices_daily where session = '2026-08-19' and symbol in (select symbol from holed)`);
    const tables = sql.join(
      portfolioTables().map((table) => sql.identifier(table)),
      sql`, `,
    );
    await app.db.transaction(async (tx) => {
      await tx.execute(sql`lock table ${tables} in access exclusive mode`);
      ordinary = await nightOf("2026-08-21");
      const card = sql`select from model_cards where session = '2026-08-21'`;
      await app.until(async () => (await app.db.execute(card)).rows.length > 0);
    });
  });

  test("its query log names none of them; only the order of fetches reads the summary", async () => {
    const touched: { step: string; table: string }[] = [];
    const known = new Map<string, string[]>();
    for (const { step, sql: statement } of ordinary) {
      const tables = known.get(statement) ?? (await tablesOf(app.db, statement));
      known.set(statement, tables);
      touched.push(...tables.map((table) => ({ step, table })));
    }
    expect(touched).toContainEqual({ step: "publish", table: "symbol_daily_metrics" });
    const ofPortfolios = portfolioTables();
    expect(touched.filter(({ table }) => ofPortfolios.includes(table))).toEqual([]);
    const readers = touched.filter(({ table }) => table === SUMMARY).map(({ step }) => step);
    expect(readers).not.toEqual([]);
    expect(readers.filter((step) => !step.startsWith("prices:"))).toEqual([]);
  });

  test("a chunk of 60 symbols takes no more statements than one of 20", { timeout: 300_000 }, async () => {
    const most = (log: readonly LoggedStatement[], phase: string) =>
      Math.max(...Object.entries(countBySteps(log)).map(([step, count]) => (step.startsWith(phase) ? count : 0)));
    Object.assign(process.env, { BATCH_PRICE_CHUNK: "60", BATCH_BETA_CHUNK: "60" });
    const large = await nightOf("2026-08-24");
    for (const phase of ["prices:", "betas:"]) {
      expect([phase, most(large, phase)]).toEqual([phase, expect.any(Number)]);
      expect(most(large, phase)).toBeLessThanOrEqual(most(ordinary, phase) + 3);
      expect(most(large, phase)).toBeLessThan(40);
    }
    expect(large.length).toBeLessThan(ordinary.length);
  });

  test("a night of this size takes far fewer steps than the 300 that a run may have", () =>
    expect(Object.keys(countBySteps(ordinary)).length).toBeLessThan(40));
});
