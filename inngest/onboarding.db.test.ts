import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = ["AAPL", "MSFT", "XOM", "JPM", "KO"];

describe("a file with symbols nobody has seen", () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: UNIVERSE });
    await app.runBatch("first fill");
  }, 240_000);
  afterAll(() => app?.stop());

  /** Posts a file as the page does. */
  async function upload(csv: string | Uint8Array<ArrayBuffer>, name = "mine.csv") {
    const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
    const form = new FormData();
    form.set("csv_file", new File([csv], name));
    const request = new Request("http://127.0.0.1/api/v1/onboarding/create-portfolio", { method: "POST", body: form });
    const response = await POST(request, { params: Promise.resolve({}) });
    return { status: response.status, body: await response.json() };
  }

  async function status(portfolioId: string) {
    const { GET } = await import("@/app/api/v1/onboarding/status/[portfolioId]/route");
    const response = await GET(new Request("http://127.0.0.1/"), { params: Promise.resolve({ portfolioId }) });
    return response.json();
  }

  const portfolios = async () =>
    (await app.db.execute<{ n: number }>(sql`select count(*)::int as n from portfolios`)).rows[0]?.n;

  test("shows the known at once and the new one by itself", async () => {
    const { status: code, body } = await upload("Symbol,Quantity\nAAPL,10\nMSFT,5\nZEPHYR,20\n");
    expect(code).toBe(201);
    expect(body).toMatchObject({
      status: "partial",
      pending_symbols: ["ZEPHYR"],
      message: expect.stringMatching(/^Analytics ready for 2\/3 positions\. Loading ZEPHYR/),
      next_step: { action: "poll_status" },
    });
    const ready = await app.until(async () => {
      const now = await status(body.portfolio_id);
      return now.status === "ready" && now;
    }, 60);
    expect(ready).toMatchObject({ pending_symbols: [], unavailable_symbols: [], coverage: 1 });
    // Readers have the numbers a step before the queue's row is closed.
    const row = await app.until(async () => {
      const { rows } = await app.db.execute<{ status: string; phases: string[] }>(
        sql`select status, phases_completed::text[] as phases from symbol_onboarding_queue where symbol = 'ZEPHYR'`,
      );
      return rows[0]?.status === "completed" && rows[0];
    }, 60);
    expect(row).toEqual({ status: "completed", phases: ["found", "history", "betas", "metrics", "portfolios"] });
  });

  test("a symbol that does not exist ends as not found, with its reason", async () => {
    const { body } = await upload("Symbol,Quantity\nAAPL,10\nQQQQX,5\n");
    expect(body).toMatchObject({ status: "partial", pending_symbols: ["QQQQX"] });
    const ended = await app.until(async () => {
      const now = await status(body.portfolio_id);
      return now.pending_symbols.length === 0 && now;
    }, 60);
    expect(ended).toMatchObject({ status: "ready", unavailable_symbols: [{ symbol: "QQQQX", reason: "not_found" }] });
  });

  test("one whose profile alone is unknown gets its numbers from its series", async () => {
    app.sandbox.setFault({ kind: "not_found", symbol: "ORBITX", route: "quoteSummary" });
    const symbol = "ORBITX";
    const { body } = await upload(`Symbol,Quantity\n${symbol},10\n`);
    expect(body).toMatchObject({ pending_symbols: [symbol] });
    const ready = await app.until(async () => {
      const now = await status(body.portfolio_id);
      return now.status === "ready" && now;
    }, 60);
    expect(ready).toMatchObject({ pending_symbols: [], unavailable_symbols: [], coverage: 1 });
  });

  test("one that stays unknown through a provider failure is pending with the reason, and then has numbers", async () => {
    app.sandbox.setFault({ kind: "rate_limited", symbol: "NIMBUS", calls: 4 });
    const { body } = await upload("Symbol,Quantity\nNIMBUS,10\n");
    expect(body).toMatchObject({ status: "pending", pending_symbols: ["NIMBUS"] });
    const ready = await app.until(async () => {
      const now = await status(body.portfolio_id);
      return now.status === "ready" && now;
    }, 60);
    expect(ready.pending_symbols).toEqual([]);
  });

  const bad: [what: string, file: string | Uint8Array<ArrayBuffer>, code: number, says: RegExp][] = [
    ["an empty file", "", 422, /empty/i],
    ["a header alone", "Symbol,Quantity\n", 422, /./],
    ["a binary file", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]), 422, /./],
    [
      "a workbook renamed to .csv",
      new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]),
      422,
      /Excel|workbook|xlsx/i,
    ],
    ["11 MB", `Symbol,Quantity\n${"AAPL,1\n".repeat(1_700_000)}`, 413, /10 MB/],
    ["a NUL byte", "Symbol,Quantity\nAAPL,1\u0000\n", 422, /NUL|U\+0000|byte/i],
    ["a formula for a symbol", "Symbol,Quantity\n=CMD(),1\n", 422, /formula/],
    ["a quantity of minus nothing", "Symbol,Quantity\nAAPL,-0\n", 422, /./],
    ["a quantity of 1e400", "Symbol,Quantity\nAAPL,1e400\n", 422, /./],
  ];
  test.each(bad)("%s gets one sentence and stores nothing", async (_, file, code, says) => {
    const before = await portfolios();
    const { status: answered, body } = await upload(file);
    expect(answered).toBe(code);
    expect(body.detail).toMatch(says);
    expect(await portfolios()).toBe(before);
  });

  test("__proto__ is a symbol like any other bad one: named with its line, and nothing is stored", async () => {
    const before = await portfolios();
    const { status: answered, body } = await upload("Symbol,Quantity\nAAPL,1\n__proto__,5\n");
    expect(answered).toBe(422);
    expect(body.problems).toMatchObject([{ line: 3, code: "ERR_POS_001" }]);
    expect(await portfolios()).toBe(before);
  });
});
