import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const UNIVERSE = ["AAPL", "MSFT", "XOM", "JPM", "KO"];
const ADDRESS = "http://127.0.0.1/api/v1";

/** Routes and loaders are imported when the environment names the database. */
describe("a published universe", () => {
  let app: TestApp;
  let portfolioId: string;

  beforeAll(async () => {
    app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: UNIVERSE });
    await app.runBatch("first fill");
    ({ portfolio_id: portfolioId } = (await upload("Symbol,Quantity\nAAPL,10\nAAPL,5\nMSFT,-5\nVOD.L,3\n")).body);
  });
  afterAll(() => app?.stop());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    new Request(`${ADDRESS}${path}`, { method: "POST", body: JSON.stringify(body), headers });
  const none = { params: Promise.resolve({}) };

  async function upload(csv: string, fields: Record<string, string> = {}) {
    const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
    const form = new FormData();
    form.set("csv_file", new File([csv], "mine.csv"));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const request = new Request(`${ADDRESS}/onboarding/create-portfolio`, { method: "POST", body: form });
    const response = await POST(request, none);
    return { status: response.status, body: await response.json() };
  }

  async function symbolStatus(symbol: string) {
    const { GET } = await import("@/app/api/v1/symbols/[symbol]/status/route");
    const response = await GET(new Request(ADDRESS), { params: Promise.resolve({ symbol }) });
    return { status: response.status, body: await response.json() };
  }

  async function run(body: unknown, headers: Record<string, string> = {}) {
    const { POST } = await import("@/app/api/v1/admin/symbol-batch/run/route");
    const response = await POST(post("/admin/symbol-batch/run", body, headers), none);
    return { status: response.status, body: await response.json() };
  }

  test("a portfolio's page shows what its API says, of one session, and its lots", async () => {
    const { loadPortfolioPage } = await import("./loaders");
    const { loadExposures } = await import("./exposures");
    const scope = { portfolioId, ownerId: app.ownerId };
    const page = await loadPortfolioPage(scope);
    expect(page?.exposures).toEqual({ ...(await loadExposures(scope)), source: page?.exposures.source });
    expect(page?.rows.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["AAPL", "10"],
      ["AAPL", "5"],
      ["MSFT", "-5"],
      ["VOD.L", "3"],
    ]);
    expect(page?.rows[0]).toMatchObject({ state: "ready", closeDate: "2026-07-16" });
    expect(page?.newer).toBeNull();
  });

  test("a card counts the lots", async () => {
    const { loadPortfolios } = await import("./loaders");
    expect((await loadPortfolios({ ownerId: app.ownerId })).cards).toMatchObject([{ name: "mine", positions: 4 }]);
    expect((await loadPortfolios({ ownerId: "stranger" })).cards).toEqual([]);
  });

  test("nobody else sees it, nor does an id that is none find anything", async () => {
    const { loadPortfolioPage } = await import("./loaders");
    const { loadExposures } = await import("./exposures");
    const { loadReadiness } = await import("./readiness");
    for (const load of [loadPortfolioPage, loadExposures, loadReadiness]) {
      expect(await load({ portfolioId, ownerId: "stranger" })).toBeNull();
      expect(await load({ portfolioId: "' or 1=1", ownerId: app.ownerId })).toBeNull();
    }
  });

  test("a symbol with numbers is ready; one that nobody knows, or that is none, is not found", async () => {
    expect((await symbolStatus("aapl")).body).toEqual({
      symbol: "AAPL",
      status: "ready",
      reason: null,
      detail: null,
      suggestions: [],
      factors_date: "2026-07-16",
      last_price_date: "2026-07-16",
    });
    for (const symbol of ["NOBODY", "%", "A\0", "../x", "__proto__"])
      expect((await symbolStatus(symbol)).status).toBe(404);
  });

  test("a symbol whose numbers are too old is an error that says so, although it is active", async () => {
    await app.db.execute(sql`update symbol_daily_metrics set session = '2026-07-01' where symbol = 'KO'`);
    expect((await symbolStatus("KO")).body).toMatchObject({ status: "error", reason: "stale" });
    // A row of today with nothing but betas carried over from then is as old as they are.
    await app.db.execute(sql`update symbol_daily_metrics set session = '2026-07-16',
      beta_sessions = array_fill('2026-07-01'::date, array[cardinality(betas)]) where symbol = 'KO'`);
    expect((await symbolStatus("KO")).body).toMatchObject({ status: "error", reason: "stale" });
  });

  test("a foreign listing ends as unsupported with its currency", async () => {
    const status = await app.until(async () => {
      const { body } = await symbolStatus("VOD.L");
      return body.status !== "pending" && body;
    }, 30);
    expect(status).toMatchObject({
      status: "error",
      reason: "unsupported",
      detail: "It is priced in British pence, not in US dollars. It counts in your value; its betas are not estimated.",
    });
  });

  test("a lookup knows what the universe has, but nothing that was not found, and no hostile name", async () => {
    await app.db.execute(
      sql`insert into symbol_universe (symbol, status) values ('GONE', 'not_found'), ('DEAD', 'delisted')`,
    );
    const { POST } = await import("@/app/api/v1/symbols/lookup/route");
    const candidates = ["AAPL", "GONE", "DEAD", "NEVER", "A\0B", "__proto__", "constructor"];
    const { answers } = await (await POST(post("/symbols/lookup", { candidates }), none)).json();
    const known = candidates.filter((name) => Object.hasOwn(answers, name) && answers[name].status === "known");
    expect(known).toEqual(["AAPL", "DEAD"]);
  });

  test("a form's field that cannot be stored is named, and nothing is stored", async () => {
    const csv = "Symbol,Quantity\nAAPL,1\n";
    const refused: [fields: Record<string, string>, says: RegExp][] = [
      [{ portfolio_name: "a\0b" }, /portfolio_name has a NUL/],
      [{ portfolio_name: "x".repeat(201) }, /at most 200 characters/],
      [{ equity_balance: "0.00" }, /equity_balance must be dollars above 0/],
      [{ equity_balance: "-5" }, /equity_balance must be dollars above 0/],
      [{ skip_lines: "[1" }, /skip_lines must be/],
    ];
    for (const [fields, says] of refused) {
      expect(await upload(csv, fields)).toMatchObject({ status: 422, body: { detail: expect.stringMatching(says) } });
    }
    expect(await upload(csv, { equity_balance: " 25000.50 " })).toMatchObject({ status: 201 });
  });

  test("a run is refused for a day that is not over or without trading, and for a name that is no symbol", async () => {
    expect(await run({ session: "2026-07-17" })).toMatchObject({ status: 422, body: { detail: /not over/ } });
    expect(await run({ session: "2026-07-04" })).toMatchObject({ status: 422, body: { detail: /not a trading day/ } });
    expect(await run({ symbols: ["A B"] })).toMatchObject({ status: 422 });
    expect(await run({})).toMatchObject({ status: 200, body: { status: "already_published" } });
  });

  test("another site's page changes nothing, also when it hides where it comes from", async () => {
    for (const origin of ["https://evil.example", "null"]) {
      expect(await run({ force: true }, { origin })).toMatchObject({ status: 403 });
    }
    expect(await run({ force: true }, { "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
  });

  test("a run of some symbols recomputes them, names the strangers, and moves no published state", async () => {
    const published = async () => (await app.db.execute(sql`select * from market_state`)).rows;
    const before = await published();
    const { body } = await run({ symbols: ["KO", "NEVER"], reason: "a look" });
    const ended = await app.until(async () => {
      const { rows } = await app.db.execute<{ status: string; outcome: string }>(
        sql`select status, outcome from batch_runs where id = ${body.run_id} and status <> 'running'`,
      );
      return rows[0];
    }, 30);
    expect(ended).toEqual({ status: "completed", outcome: "Recomputed 1 of 2 symbols, 1 failed." });
    expect(await published()).toEqual(before);
    expect((await symbolStatus("KO")).body).toMatchObject({ status: "ready" });
    const { rows } = await app.db.execute(sql`select symbol, reason from batch_failures where run_id = ${body.run_id}`);
    expect(rows).toEqual([{ symbol: "NEVER", reason: "the universe does not have it" }]);
  });
});
