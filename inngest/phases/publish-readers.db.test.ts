import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/connection";
import { selectEvidence, selectExposureSums } from "@/db/queries/exposures";
import { claimMarket } from "@/db/queries/market-state";
import { insertPortfolio } from "@/db/queries/portfolios";
import { testLot } from "@/db/queries/testing-lots";
import { insertUser } from "@/db/queries/users";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions } from "@/lib/calendar";
import { FACTOR_COUNT, MODEL_VERSION } from "@/lib/factors/catalog";
import { publishSymbols } from "./compute-symbols";
import { publishOrRefuse } from "./publish-run";
import { computeNight, storeSimulatedPrices, type TestNight } from "./testing-nights";

const LAST = "2026-08-21";
const NIGHTS = 10;
const READERS = 6;
const NOW = new Date("2026-08-22T02:00:00Z");
const SHARES = Array.from({ length: 40 }, (_, i) => `S${String(i).padStart(2, "0")}`);
/** Onboarded while nights are published: no run has it. */
const NEWCOMER = "NEW";
const OWNER = "owner";
const UNITS = SHARES.map((_, i) => (i % 3 === 0 ? -10 - i : 20 + i));

let database: TestDatabase;
let readers: ReturnType<typeof openDatabase>;
let portfolioId: string;
let nights: TestNight[];

beforeAll(async () => {
  database = await testDatabase();
  const { db, pool } = database;
  readers = openDatabase(database.url, { purpose: "requests", poolSize: READERS });
  await claimMarket(db, { market: "sandbox", modelVersion: MODEL_VERSION });
  await storeSimulatedPrices(db, { last: LAST, nights: NIGHTS, shares: SHARES });
  nights = [];
  for (let i = 0; i < NIGHTS; i++) nights.push(await computeNight(database, addSessions(LAST, i + 1 - NIGHTS), NOW));
  await pool.query("insert into symbol_universe (symbol, status) values ($1, 'active')", [NEWCOMER]);
  await pool.query(
    `insert into symbol_prices_daily (symbol, session, close, adj_close, source)
     select $1, session, close, adj_close, source from symbol_prices_daily where symbol = 'S01'`,
    [NEWCOMER],
  );
  await insertUser(db, { id: OWNER, name: "Owner", email: "owner@example.com", role: "user" });
  const positions = SHARES.map((symbol, i) => testLot({ line: i + 2, symbol, quantity: String(UNITS[i]) }));
  const portfolio = { ownerId: OWNER, name: "Read", description: null, equityBalance: null, sourceFile: null };
  const stored = await insertPortfolio(db, { ...portfolio, positions, unknownSymbols: [] }, { now: NOW });
  portfolioId = stored.id;
});
afterAll(async () => {
  await readers?.close();
  await database?.drop();
});

/** Dollars of the portfolio by factor, from one run's staged rows alone. */
async function expectedOf({ runId }: TestNight): Promise<number[]> {
  const { rows } = await database.pool.query<{ dollars: number[] }>(
    `select array_agg(dollars order by i) as dollars from (
       select i, sum(held.units * m.close::float8 * m.betas[i]) as dollars
       from symbol_daily_metrics_staged m
       join unnest($2::text[], $3::float8[]) held (symbol, units) on held.symbol = m.symbol
       cross join generate_series(1, ${FACTOR_COUNT}) i
       where m.run_id = $1 group by i) by_factor`,
    [runId, SHARES, UNITS],
  );
  return rows[0]!.dollars;
}

type Seen = { runId: string | null; dollars: (number | null)[] };

async function readExposures(db: Database): Promise<Seen> {
  const sums = await selectExposureSums(db, { portfolioId, ownerId: OWNER });
  return { runId: sums!.runId, dollars: sums!.factors.map(({ dollars }) => dollars) };
}

/** As a page reads: exposures, then what their intervals are made of, in one snapshot. */
const readInSnapshot = (db: Database): Promise<Seen> =>
  db.transaction(
    async (tx) => {
      const sums = (await selectExposureSums(tx, { portfolioId, ownerId: OWNER }))!;
      const evidence = await selectEvidence(tx, { symbols: SHARES, session: sums.session! });
      const dollars = sums.factors.map((_, i) =>
        sums.holdings.reduce(
          (sum, held) => sum + held.dollars * (evidence.get(held.symbol)?.betas[i] ?? Number.NaN),
          0,
        ),
      );
      // A window that is not of the published session is not there.
      const whole = SHARES.every((symbol) => evidence.get(symbol)?.window != null);
      return { runId: sums.runId, dollars: whole ? dollars : dollars.map(() => null) };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );

/** One statement over rows and state: every row is of the published run, and nobody's is of a later one. */
async function readRaw(db: Database): Promise<Seen> {
  const { rows } = await db.execute<{ run: string; dollars: number[]; runs: string[]; later: number }>(sql`
    select s.published_run_id as run,
      (select array_agg(distinct m.run_id::text) from symbol_daily_metrics m where m.symbol = any(${sql.param(SHARES)}::text[])) as runs,
      (select count(*)::int from symbol_daily_metrics m where m.session > s.published_session
        or (m.session = s.published_session) <> (m.run_id = s.published_run_id)) as later,
      (select array_agg(dollars order by i) from (
        select i, sum(held.units * m.close::float8 * m.betas[i]) as dollars
        from symbol_daily_metrics m
        join unnest(${sql.param(SHARES)}::text[], ${sql.param(UNITS)}::float8[]) held (symbol, units) on held.symbol = m.symbol
        cross join generate_series(1, 12) i group by i) by_factor) as dollars
    from market_state s`);
  const row = rows[0]!;
  expect(row.runs).toEqual([row.run]);
  expect(row.later).toBe(0);
  return { runId: row.run, dollars: row.dollars };
}

test("six readers see one run or the next, whole, while runs are published and a symbol is onboarded", async () => {
  const expected = new Map<string | null, number[]>();
  for (const night of nights) expected.set(night.runId, await expectedOf(night));
  const edge = { db: database.db, now: () => NOW };
  const publish = (night: TestNight) => publishOrRefuse(edge, { ...night, gate: { passed: true, findings: [] } });
  await publish(nights[0]!);

  let publishing = true;
  const reads = Array<number>(READERS).fill(0);
  const seen = new Set<string | null>();
  const torn: Seen[] = [];
  const kinds = [readExposures, readInSnapshot, readRaw];
  const reading = reads.map(async (_, reader) => {
    while (publishing) {
      const one = await kinds[reader % kinds.length]!(readers.db);
      const right = expected.get(one.runId);
      const isWhole = one.dollars.every(
        (dollars, i) => dollars !== null && Math.abs(dollars - (right?.[i] ?? Number.NaN)) <= 1e-9 * Math.abs(dollars),
      );
      if (!isWhole) torn.push(one);
      seen.add(one.runId);
      reads[reader]!++;
    }
  });
  let onboarded = 0;
  const onboarding = (async () => {
    while (publishing) {
      // The newcomer, and a share of the portfolio done again: its numbers must be the published run's own.
      await publishSymbols(edge, { symbols: [NEWCOMER, "S05"] });
      onboarded++;
    }
  })();

  /** Publishes follow each other at the pace at which everybody else has done something in between. */
  const everybodyMovesOn = async () => {
    const before = [...reads];
    const done = onboarded;
    const failed = Promise.all([...reading, onboarding]);
    while (reads.some((count, i) => count < before[i]! + 3) || onboarded === done) {
      await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
  };
  try {
    await everybodyMovesOn();
    for (const night of nights.slice(1)) {
      expect(await publish(night)).toMatchObject({ published: true });
      await everybodyMovesOn();
    }
  } finally {
    publishing = false;
  }
  await Promise.all([...reading, onboarding]);
  console.info(`${reads.reduce((sum, n) => sum + n)} reads, ${onboarded} onboardings, ${NIGHTS} publishes`);
  expect(torn).toEqual([]);
  expect([...seen].sort()).toEqual(nights.map(({ runId }) => runId).sort());
  const { rows } = await database.pool.query("select run_id from symbol_daily_metrics where symbol = $1", [NEWCOMER]);
  expect(rows).toEqual([{ run_id: nights.at(-1)!.runId }]);
});
