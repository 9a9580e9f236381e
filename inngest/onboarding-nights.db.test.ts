import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selectMarketState } from "@/db/queries/market-state";
import { selectSuggestions } from "@/db/queries/suggestions";
import { insertSymbols, selectSymbol } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { addSessions } from "@/lib/calendar";
import { startTestApp, type TestApp } from "./testing-app";
import {
  ALL_PHASES,
  changesTold,
  closeGate,
  openGates,
  queueRow,
  selectOnboarded,
  storeHoldings,
} from "./testing-onboarding";

const FIRST = "2026-07-16";
const evening = (session: string) => `${session}T21:30:00-04:00`;

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await testDatabase();
  app = await startTestApp({ now: evening(FIRST), universe: ["AAPL", "MSFT", "XOM"], database });
}, 60_000);
afterAll(async () => {
  await openGates();
  await app?.stop();
});

/** Uploads, and tells the queue. */
async function ask(...symbols: string[]): Promise<string> {
  const { requestOnboarding } = await import("./send");
  const { portfolioId, queued } = await storeHoldings(app.db, { ownerId: app.ownerId, symbols, now: clock() });
  await requestOnboarding(queued);
  return portfolioId;
}

let shownAt = { now: Date.parse(evening(FIRST)), real: Date.now() };
const clock = () => new Date(shownAt.now + Date.now() - shownAt.real);
function setNow(instant: string): void {
  shownAt = { now: Date.parse(instant), real: Date.now() };
  app.setNow(instant);
}

const ended = (symbol: string) =>
  app.until(async () => ["completed", "failed"].includes((await queueRow(app.db, symbol)).status), 30);
const reaches = (symbol: string, session: string) =>
  app.until(async () => {
    const { session: has, close_date: closed } = await selectOnboarded(app.db, symbol);
    return has === session && closed === session;
  }, 20);

describe("an onboarding beside a run", () => {
  test("before anything was published it fetches, and the first run that is published brings the numbers", async () => {
    const portfolio = await ask("LUMENA");
    await ended("LUMENA");
    expect(await selectOnboarded(app.db, "LUMENA")).toMatchObject({
      status: "active",
      rows: ["completed found,history,portfolios"],
      session: null,
    });
    expect(await app.runBatch("first fill")).toMatchObject({ status: "published" });
    await reaches("LUMENA", FIRST);
    expect(await changesTold(app.db, portfolio)).toBe(0);
  }, 60_000);

  test("in either order with a publish it comes to the published session by itself, and moves no state", async () => {
    const next = addSessions(FIRST, 1);
    // At the end of its plan, prices, betas and metrics, and not yet published.
    const publish = await closeGate(database, {
      table: "batch_runs",
      when: "old.gate is null and new.gate is not null",
    });
    const doing = (symbol: string, phase: string) =>
      closeGate(database, {
        table: "symbol_onboarding_queue",
        when: `new.symbol = '${symbol}' and new.phases_completed[cardinality(new.phases_completed)] = '${phase}'`,
      });
    const writing = await doing("QUARKS", "metrics");
    const fetching = await doing("TERRAQ", "history");
    setNow(evening(next));
    const night = app.runBatch("night");
    await app.until(async () => (await publish.waiting()) > 0, 30);
    const before = await selectMarketState(app.db);
    expect(before?.session).toBe(FIRST);

    // One that ends before the publish of a run that knows nothing of it.
    const early = await ask("ORBITX");
    await ask("VOD.L");
    for (const symbol of ["ORBITX", "VOD.L"]) await ended(symbol);
    expect(await selectOnboarded(app.db, "ORBITX")).toMatchObject({
      session: FIRST,
      close_date: FIRST,
      has_betas: true,
    });
    // And two that begin before it and end after.
    const late = await ask("QUARKS");
    await app.until(async () => (await writing.waiting()) > 0, 30);
    const latest = await ask("TERRAQ");
    await app.until(async () => (await fetching.waiting()) > 0, 30);
    expect(await selectMarketState(app.db)).toEqual(before);

    // The publish waits for numbers that are being written; those that are not there yet see it come.
    await publish.open();
    await writing.open();
    expect(await night).toMatchObject({ status: "published" });
    const state = await selectMarketState(app.db);
    expect(state).toMatchObject({ session: next });
    await fetching.open();
    for (const symbol of ["ORBITX", "QUARKS", "TERRAQ"]) {
      await reaches(symbol, next);
      await ended(symbol);
    }
    expect(await selectMarketState(app.db)).toEqual(state);
    // One that is valued, and not modelled, too.
    await app.until(async () => (await selectOnboarded(app.db, "VOD.L")).session === next, 20);

    const whole = `completed ${ALL_PHASES}`;
    expect(await selectOnboarded(app.db, "ORBITX")).toMatchObject({ status: "active", rows: [whole, whole] });
    expect(await selectOnboarded(app.db, "TERRAQ")).toMatchObject({ status: "active", rows: [whole] });
    // Its end came just before the publish, or just after it.
    const { rows } = await selectOnboarded(app.db, "QUARKS");
    expect(new Set(rows)).toEqual(new Set([whole]));
    // Each time that numbers came, and no more often.
    expect([await changesTold(app.db, early), await changesTold(app.db, latest)]).toEqual([2, 1]);
    expect(await changesTold(app.db, late)).toBe(2);
  }, 120_000);

  test("a run that has the symbol in its plan brings it, and nobody is queued for it again", async () => {
    const next = addSessions(FIRST, 2);
    await ask("VERDAN");
    await ended("VERDAN");
    setNow(evening(next));
    expect(await app.runBatch("night")).toMatchObject({ status: "published" });
    await reaches("VERDAN", next);
    expect((await selectOnboarded(app.db, "VERDAN")).rows).toEqual([`completed ${ALL_PHASES}`]);
  }, 60_000);
});

test("of a symbol that a night does not find, who holds it is told what was perhaps meant", async () => {
  const next = addSessions((await selectMarketState(app.db))?.session ?? "", 1);
  // As before a first publish: no job of its own, it is left to the run.
  const held = { ownerId: app.ownerId, symbols: [], known: ["APPL"], now: clock() };
  const { portfolioId } = await storeHoldings(app.db, held);
  await insertSymbols(app.db, { symbols: ["APPL", "MSTF"] });
  setNow(evening(next));
  expect(await app.runBatch("night")).toMatchObject({ status: "published" });
  const first = await app.until(async () => {
    const found = await selectSuggestions(app.db, { symbols: ["APPL"], now: clock() });
    return found.get("APPL")?.suggestions[0];
  }, 30);
  expect(first).toMatchObject({ symbol: "AAPL", name: "Apple Inc." });
  expect(await changesTold(app.db, portfolioId)).toBe(1);
  // Nobody holds the other, and nobody looks for it.
  const { rows } = await app.db.execute(sql`
    select event -> 'data' ->> 'symbol' as symbol from embedded_inngest.runs
    where function_id like '%-suggest-symbols' and event -> 'data' ->> 'symbol' in ('APPL', 'MSTF')`);
  expect(rows).toEqual([{ symbol: "APPL" }]);
  expect((await selectSymbol(app.db, { symbol: "MSTF" }))?.status).toBe("not_found");
}, 60_000);

test("too short a history is looked at again each night, until there is enough of it", async () => {
  await ask("NEWCO");
  await ended("NEWCO");
  const published = (await selectMarketState(app.db))?.session ?? "";
  const young = await selectOnboarded(app.db, "NEWCO");
  expect(young).toMatchObject({ status: "insufficient_history", has_betas: false, session: published });
  let returns = Number(/^(\d+) of 30$/.exec(young.reason ?? "")?.[1]);
  expect(returns).toBeGreaterThan(20);
  let session = published;
  while (returns < 29) {
    session = addSessions(session, 1);
    setNow(evening(session));
    expect(await app.runBatch("night")).toMatchObject({ status: "published" });
    returns += 1;
    expect(await selectOnboarded(app.db, "NEWCO")).toMatchObject({
      status: "insufficient_history",
      reason: `${returns} of 30`,
      has_betas: false,
      close_date: session,
    });
  }
  session = addSessions(session, 1);
  setNow(evening(session));
  expect(await app.runBatch("night")).toMatchObject({ status: "published" });
  const grown = { status: "active", reason: null, has_betas: true, session, close_date: session };
  expect(await selectOnboarded(app.db, "NEWCO")).toMatchObject(grown);
}, 120_000);
