import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadListings } from "../listings";
import { type Sandbox, startSandbox } from "./server";

let sandbox: Sandbox;
let now = new Date("2026-08-21T21:30:00-04:00");
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now });
});
afterAll(() => sandbox.close());
afterEach(() => {
  now = new Date("2026-08-21T21:30:00-04:00");
  sandbox.clearFaults();
  sandbox.resetCalls();
});

interface QuoteRow {
  [field: string]: unknown;
  regularMarketPrice: number;
  regularMarketPreviousClose: number;
}
interface Chart {
  meta: Record<string, unknown>;
  timestamp?: number[];
  events?: {
    dividends?: Record<string, { date: number; amount: number }>;
    splits?: Record<string, { date: number; splitRatio: string }>;
  };
  indicators: { quote: { close: number[] }[]; adjclose: { adjclose: number[] }[] };
}

const seconds = (date: string) => Date.parse(date) / 1000;
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${sandbox.address}${path}`, { headers });

async function session(): Promise<{ cookie: string; crumb: string }> {
  const cookie = (await get("/quote/AAPL")).headers.getSetCookie()[0]!.split(";")[0]!;
  const crumb = await (await get("/v1/test/getcrumb", { cookie })).text();
  return { cookie, crumb };
}

async function quote(symbol: string): Promise<QuoteRow> {
  const { cookie, crumb } = await session();
  const answer = await get(`/v7/finance/quote?symbols=${symbol}&crumb=${encodeURIComponent(crumb)}`, { cookie });
  return (await answer.json()).quoteResponse.result[0];
}

async function chart(symbol: string, from: string, to: string): Promise<Chart> {
  const answer = await get(`/v8/finance/chart/${symbol}?period1=${seconds(from)}&period2=${seconds(to)}&interval=1d`);
  return (await answer.json()).chart.result[0];
}

test("quotes need a cookie and the crumb that belongs to it; charts need neither", async () => {
  const { cookie, crumb } = await session();
  const refused = { finance: { result: null, error: { code: "Unauthorized", description: "Invalid Crumb" } } };
  for (const [path, headers] of [
    ["/v7/finance/quote?symbols=AAPL", { cookie }],
    ["/v7/finance/quote?symbols=AAPL&crumb=wrong", { cookie }],
    [`/v7/finance/quote?symbols=AAPL&crumb=${crumb}`, {}],
    [`/v10/finance/quoteSummary/AAPL?modules=price&crumb=wrong`, { cookie }],
  ] as const) {
    const answer = await get(path, { ...headers });
    expect([answer.status, await answer.json()]).toEqual([401, refused]);
  }
  expect((await get("/v1/test/getcrumb")).status).toBe(401);
  expect((await chart("AAPL", "2026-08-20", "2026-08-21")).meta.symbol).toBe("AAPL");
});

test("refusals are Yahoo's own", async () => {
  const error = async (path: string) => {
    const answer = await get(path);
    const body = await answer.json();
    return [answer.status, Object.keys(body)[0], body[Object.keys(body)[0]!].error.description];
  };
  expect(await error("/v8/finance/chart/NOSUCH?period1=1&period2=2000000000&interval=1d")).toEqual([
    404,
    "chart",
    "No data found, symbol may be delisted",
  ]);
  expect(await error("/v8/finance/chart/AAPL?period1=1&period2=2&interval=1d")).toEqual([
    400,
    "chart",
    "Data doesn't exist for startDate = 1, endDate = 2",
  ]);
  expect((await error("/v8/finance/chart/AAPL?period1=5&period2=2&interval=1d"))[2]).toMatch(
    /start date cannot be after end date/,
  );
  expect((await error("/v8/finance/chart/AAPL?period1=1&period2=2000000000&interval=7s"))[0]).toBe(422);
  expect(await error("/v1/finance/search")).toEqual([400, "finance", "Missing required query parameter=q"]);
  expect((await get("/v8/other")).status).toBe(404);
  expect((await get("/v8/finance/chart/%E0%A4%A")).status).toBe(404);
});

test("the newest bar bears the time of the last price, the others their session's open", async () => {
  const { timestamp, meta } = await chart("SPY", "2026-08-19", "2026-08-23");
  expect(timestamp).toEqual([
    seconds("2026-08-19T13:30:00Z"),
    seconds("2026-08-20T13:30:00Z"),
    seconds("2026-08-21T20:00:00Z"),
  ]);
  expect(meta.regularMarketTime).toBe(seconds("2026-08-21T20:00:00Z"));
  now = new Date("2026-08-21T14:00:00Z");
  expect((await chart("SPY", "2026-08-21", "2026-08-23")).timestamp).toEqual([seconds("2026-08-21T14:00:00Z")]);
});

test("prices in charts have single precision, as Yahoo's have", async () => {
  const { indicators } = await chart("SPY", "2026-06-01", "2026-08-23");
  for (const close of indicators.quote[0]!.close) expect(Math.fround(close)).toBe(close);
});

test("a cash dividend shows in the chart and not in the quote's previous close", async () => {
  const { events } = await chart("SPY", "2025-08-21", "2026-08-22");
  const { date, amount } = Object.values(events!.dividends!).at(-1)!;
  expect(amount).toBeGreaterThan(0.1);
  now = new Date((date + 12 * 3600) * 1000);
  const day = new Date(date * 1000).toISOString().slice(0, 10);
  const around = await chart(
    "SPY",
    new Date((date - 6 * 86_400) * 1000).toISOString().slice(0, 10),
    `${day}T23:00:00Z`,
  );
  const { close } = around.indicators.quote[0]!;
  const { adjclose } = around.indicators.adjclose[0]!;
  const { regularMarketPreviousClose, regularMarketPrice } = await quote("SPY");
  expect(regularMarketPreviousClose).toBeCloseTo(close.at(-2)!, 4);
  expect(regularMarketPrice).toBeCloseTo(close.at(-1)!, 4);
  expect(adjclose.at(-2)! / close.at(-2)!).toBeCloseTo(1 - amount / close.at(-2)!, 6);
});

test("a split shows in the quote's previous close", async () => {
  const { events } = await chart("TQQQ", "2012-01-01", "2026-08-22");
  const { date, splitRatio } = Object.values(events!.splits!).at(-1)!;
  const [numerator, denominator] = splitRatio.split(":").map(Number);
  now = new Date((date + 12 * 3600 - 4 * 86_400) * 1000);
  while (new Date(now.getTime() + 86_400_000).getTime() / 1000 < date + 10 * 3600)
    now = new Date(now.getTime() + 86_400_000);
  const before = await quote("TQQQ");
  now = new Date((date + 12 * 3600) * 1000);
  const after = await quote("TQQQ");
  expect(before.regularMarketPrice / after.regularMarketPreviousClose).toBeCloseTo(numerator! / denominator!, 3);
});

test("faults can be switched on and off from outside by who has the token, and calls can be counted", async () => {
  const headers = { authorization: `Bearer ${sandbox.token}`, "content-type": "application/json" };
  const set = (fault: object) =>
    fetch(`${sandbox.address}/__sandbox/faults`, { method: "POST", headers, body: JSON.stringify(fault) });
  const status = async () => (await get("/v8/finance/chart/AAPL?period1=1780000000&period2=1790000000")).status;

  expect((await set({ kind: "server_error", route: "chart", calls: 2 })).status).toBe(200);
  expect([await status(), await status(), await status()]).toEqual([502, 502, 200]);
  await set({ kind: "rate_limited", retryAfter: 3 });
  expect((await get("/v8/finance/chart/AAPL?period1=1&period2=2")).headers.get("retry-after")).toBe("3");
  await fetch(`${sandbox.address}/__sandbox/faults`, { method: "DELETE", headers });
  expect(await status()).toBe(200);
  expect(await (await get("/__sandbox/calls", headers)).json()).toMatchObject({ chart: 5, quote: 0 });
});

test("the control routes refuse strangers and nonsense", async () => {
  expect((await get("/__sandbox/calls")).status).toBe(401);
  expect((await get("/__sandbox/calls", { authorization: "Bearer nonsense" })).status).toBe(401);
  const headers = { authorization: `Bearer ${sandbox.token}` };
  for (const body of ["{", "{}", '{"kind":"earthquake"}', '{"kind":"hang","unknown":1}', "x".repeat(20_000)]) {
    const answer = await fetch(`${sandbox.address}/__sandbox/faults`, { method: "POST", headers, body });
    expect([body.slice(0, 20), answer.status]).toEqual([body.slice(0, 20), 400]);
  }
  expect((await get("/__sandbox/other", headers)).status).toBe(404);
});

test("a share's fault strikes neither cookie nor crumb, and a refused crumb no chart", async () => {
  sandbox.setFault({ kind: "server_error", symbol: "AAPL" });
  sandbox.setFault({ kind: "crumb_refused", calls: 1 });
  expect((await chart("MSFT", "2026-08-20", "2026-08-21")).meta.symbol).toBe("MSFT");
  const { cookie, crumb } = await session();
  const ask = (symbol: string) => get(`/v7/finance/quote?symbols=${symbol}&crumb=${crumb}`, { cookie });
  expect([(await ask("MSFT")).status, (await ask("MSFT")).status, (await ask("MSFT,AAPL")).status]).toEqual([
    401, 200, 502,
  ]);
});

test("a fault for a while ends by itself", async () => {
  sandbox.setFault({ kind: "server_error", forMs: 50 });
  const path = "/v8/finance/chart/AAPL?period1=1780000000&period2=1790000000";
  expect((await get(path)).status).toBe(502);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await get(path)).status).toBe(200);
});

test("a fault of a share strikes that share, the same calls whatever their order, and none twice for good", async () => {
  const symbols = loadListings().map(({ symbol }) => symbol);
  const ask = (symbol: string) => get(`/v8/finance/chart/${symbol}?period1=1787000000&period2=1787400000`);
  async function struck(order: readonly string[]): Promise<string[]> {
    sandbox.clearFaults();
    sandbox.setFault({ kind: "server_error", share: 0.05, seed: "a" });
    const answers = await Promise.all(order.map(async (symbol) => ({ symbol, status: (await ask(symbol)).status })));
    return answers.flatMap(({ symbol, status }) => (status === 502 ? [symbol] : []));
  }
  const first = await struck(symbols);
  // 5 % of about 1,250, give or take four standard deviations.
  expect(first.length).toBeGreaterThan(32);
  expect(first.length).toBeLessThan(94);
  const again = await Promise.all(first.map(ask));
  expect(again.filter(({ status }) => status === 502).length).toBeLessThan(first.length / 2);
  expect((await struck(symbols.toReversed())).toSorted()).toEqual(first.toSorted());
});

test("a port that is taken is told in a sentence", async () => {
  const port = Number(new URL(sandbox.address).port);
  await expect(startSandbox({ port })).rejects.toMatchObject({
    code: "sandbox_invalid",
    message: `The sandbox market cannot listen on port ${port}: it is taken. Choose another one, or 0 for a free one.`,
  });
});
