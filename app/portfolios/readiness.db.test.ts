import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bumpDataVersions } from "@/db/queries/portfolios";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const UNIVERSE = ["AAPL", "MSFT", "XOM", "JPM", "KO"];
const ADDRESS = "http://127.0.0.1/api/v1";

/** The specification's edge cases (§10.6), by the API: routes are imported when the environment names the database. */
describe("what an upload and the polls after it are told", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({
      now: "2026-07-16T21:30:00-04:00",
      universe: UNIVERSE,
      environment: { ONBOARDING_PER_UPLOAD: "3" },
    });
    await app.runBatch("first fill");
  });
  afterAll(() => app?.stop());

  async function upload(csv: string) {
    const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
    const form = new FormData();
    form.set("csv_file", new File([csv], "mine.csv"));
    const request = new Request(`${ADDRESS}/onboarding/create-portfolio`, { method: "POST", body: form });
    const response = await POST(request, { params: Promise.resolve({}) });
    expect(response.status).toBe(201);
    return response.json();
  }

  async function status(portfolioId: string) {
    const { GET } = await import("@/app/api/v1/onboarding/status/[portfolioId]/route");
    return (await GET(new Request(ADDRESS), { params: Promise.resolve({ portfolioId }) })).json();
  }

  async function exposures(portfolioId: string) {
    const { GET } = await import("@/app/api/v1/analytics/portfolio/[portfolioId]/factor-exposures/route");
    return (await GET(new Request(ADDRESS), { params: Promise.resolve({ portfolioId }) })).json();
  }

  const settled = (portfolioId: string) =>
    app.until(async () => {
      const now = await status(portfolioId);
      return now.pending_symbols.length === 0 && now.settled && now;
    }, 60);

  /** While this runs no beta can be stored: however quick the machine, what is new stays on its way. */
  function whileNobodyEnds<T>(work: () => Promise<T>): Promise<T> {
    return app.db.transaction(async (tx) => {
      await tx.execute(sql`lock table symbol_factor_exposures in exclusive mode`);
      return work();
    });
  }

  test("all known: ready at once, and the dashboard is next", async () => {
    const body = await upload("Symbol,Quantity\nAAPL,10\nMSFT,5\nKO,20\n");
    expect(body).toMatchObject({
      status: "ready",
      pending_symbols: [],
      unavailable_symbols: [],
      estimated_seconds_remaining: null,
      coverage: 1,
      message: "Your portfolio is ready.",
      next_step: { action: "view_dashboard", endpoint: `/portfolios/${body.portfolio_id}` },
    });
    expect(await status(body.portfolio_id)).toMatchObject({
      portfolio_id: body.portfolio_id,
      status: "ready",
      analytics_available: true,
      pending_symbols: [],
      unavailable_symbols: [],
      estimated_seconds_remaining: null,
      message: "Your portfolio is ready.",
    });
  });

  test("one unknown: partial with an honest estimate, its steps one by one, then ready and covered", async () => {
    const { body, betas } = await whileNobodyEnds(async () => {
      const body = await upload("Symbol,Quantity,Market Value\nAAPL,10,2000\nMSFT,5,2000\nZEPHYR,20,2000\n");
      const betas = await app.until(async () => {
        const now = await status(body.portfolio_id);
        return now.symbols[0]?.completed.includes("history") && now;
      }, 30);
      return { body, betas };
    });
    expect(body).toMatchObject({
      status: "partial",
      pending_symbols: ["ZEPHYR"],
      message: expect.stringMatching(/^Analytics ready for 2\/3 positions\. Loading ZEPHYR \(about \d+ (s|min)\)…$/),
      next_step: { action: "poll_status", endpoint: `/api/v1/onboarding/status/${body.portfolio_id}` },
    });
    expect(body.estimated_seconds_remaining).toBeGreaterThanOrEqual(1);
    expect(body.estimated_seconds_remaining).toBeLessThanOrEqual(10);
    expect(betas).toMatchObject({ status: "partial", analytics_available: true, settled: false });
    expect(betas.symbols).toMatchObject([
      { symbol: "ZEPHYR", state: "under_way", started: true, reason: null, completed: ["found", "history"] },
    ]);
    expect(betas.coverage).toBeGreaterThan(0);
    expect(betas.coverage).toBeLessThan(1);
    const ready = await settled(body.portfolio_id);
    expect(ready).toMatchObject({ status: "ready", coverage: 1, message: "Your portfolio is ready.", symbols: [] });
    expect(ready.version).not.toBe(betas.version);
    expect(await exposures(body.portfolio_id)).toMatchObject({ coverage: 1, pending_symbols: [] });
  });

  test("all unknown: pending until the first is in", async () => {
    const body = await whileNobodyEnds(async () => {
      const created = await upload("Symbol,Quantity\nLUMENA,10\nORBITX,5\nQUARKS,20\n");
      expect(await status(created.portfolio_id)).toMatchObject({ status: "pending", analytics_available: false });
      expect(await exposures(created.portfolio_id)).toMatchObject({
        pending_symbols: ["LUMENA", "ORBITX", "QUARKS"],
        unavailable_symbols: [],
      });
      return created;
    });
    expect(body).toMatchObject({
      status: "pending",
      pending_symbols: ["LUMENA", "ORBITX", "QUARKS"],
      message: expect.stringMatching(/^Loading data for 3 new symbols \(about \d+ (s|min)\)…$/),
      next_step: { action: "poll_status" },
    });
    expect(await settled(body.portfolio_id)).toMatchObject({ status: "ready", coverage: 1 });
  });

  test("none that can be modelled: an error that says who, and nothing left to poll for", async () => {
    const body = await upload("Symbol,Quantity\nQQQQX,10\n");
    expect(body).toMatchObject({ status: "pending", next_step: { action: "poll_status" } });
    const ended = await settled(body.portfolio_id);
    expect(ended).toMatchObject({
      status: "error",
      analytics_available: false,
      estimated_seconds_remaining: null,
      unavailable_symbols: [{ symbol: "QQQQX", reason: "not_found" }],
      message: "None of the positions can be modelled. QQQQX has no numbers.",
    });
    expect((await exposures(body.portfolio_id)).unavailable_symbols).toMatchObject([
      { symbol: "QQQQX", reason: "not_found" },
    ]);
  });

  test("cash and private holdings are never pending; of an option it is the underlying that is", async () => {
    const header =
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,Underlying Symbol,Strike Price,Expiration Date,Option Type";
    const rows = [
      "CASH,5000,1,2026-01-05,PUBLIC,CASH,,,,",
      "HOUSE,1,250000,2020-05-01,PRIVATE,,,,,",
      "AAPL,10,200,2026-01-05,PUBLIC,,,,,",
      ",2,3.5,2026-06-01,OPTIONS,,NIMBUS,50,2027-01-15,CALL",
    ];
    const body = await whileNobodyEnds(() => upload([header, ...rows, ""].join("\n")));
    expect(body).toMatchObject({ status: "partial", pending_symbols: ["NIMBUS"] });
    expect(body.message).toMatch(/^Analytics ready for 1\/2 positions\. Loading NIMBUS/);
    expect(await settled(body.portfolio_id)).toMatchObject({ status: "ready", unavailable_symbols: [] });
  });

  test("what is over a limit waits with its reason, and the estimate is of the rest", async () => {
    const names = ["HD", "NVDA", "PEP", "PG", "WMT"];
    await whileNobodyEnds(async () => {
      const body = await upload(`Symbol,Quantity\nAAPL,1\n${names.map((name) => `${name},1\n`).join("")}`);
      expect(body).toMatchObject({ status: "partial", pending_symbols: names });
      expect(body.waiting_symbols.map(({ symbol }: { symbol: string }) => symbol)).toEqual(["PG", "WMT"]);
      expect(body.message).toMatch(
        /^Analytics ready for 1\/6 positions\. Loading HD, NVDA, PEP \(about \d+ (s|min)\)… 2 more wait: at most 3 new symbols/,
      );
      const { symbols } = await status(body.portfolio_id);
      expect(symbols.filter(({ state }: { state: string }) => state === "held")).toMatchObject(
        ["PG", "WMT"].map((symbol) => ({ symbol, reason: "over_limit", estimated_seconds_remaining: null })),
      );
    });
  });

  test("the list says the same, and that something moves", async () => {
    const { loadPortfolios } = await import("./loaders");
    const { cards, moves } = await whileNobodyEnds(async () => {
      await upload("Symbol,Quantity\nKO,1\nVERDAN,20\n");
      return loadPortfolios({ ownerId: app.ownerId });
    });
    expect(cards[0]).toMatchObject({ pending: 1, unavailable: 0 });
    expect(moves).toBe(true);
    // One whose turn is over and that is left to the next run moves nothing.
    await app.db.execute(sql`update symbol_universe set status = 'pending' where symbol = 'QQQQX'`);
    await bumpDataVersions(app.db, { symbols: ["QQQQX"] });
    const still = await app.until(async () => {
      const now = await loadPortfolios({ ownerId: app.ownerId });
      return !now.moves && now;
    }, 60);
    expect(still.cards.some(({ pending }) => pending > 0)).toBe(true);
  });
});
