import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createMarket, type MarketSettings, sharedMarket } from "./client";
import { FAULT_KINDS, type FaultKind } from "./sandbox/faults";
import { type Sandbox, startSandbox } from "./sandbox/server";
import type { CallKind } from "./yahoo-fetch";

// Friday evening in New York: the session is complete.
const evening = new Date("2026-08-21T21:30:00-04:00");
let now = evening;
let sandbox: Sandbox;
const waits: number[] = [];

/** A market of its own cookie and crumb, which notes its waits instead of waiting. */
function market(settings: MarketSettings = {}) {
  const sleep = async (ms: number) => void waits.push(ms);
  const quick = { timeoutMs: 20_000, sleep, random: () => 0 };
  return createMarket({ name: "sandbox", address: sandbox.address }, { ...quick, ...settings });
}

/** Only what never answers is waited for briefly: a busy machine is slow too. */
const timeoutFor = (kind: string) => (kind === "hang" ? 1_000 : 20_000);

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now });
});
afterAll(() => sandbox.close());
afterEach(() => {
  now = evening;
  waits.length = 0;
  sandbox.clearFaults();
  sandbox.resetCalls();
});

describe("what is asked", () => {
  test("quotes come by symbol; unknown and delisted ones are absent", async () => {
    const quotes = await market().quotes(["SPY", "BRK-B", "NOSUCH", "GONECO", "FADING"]);
    expect([...quotes.keys()].sort()).toEqual(["BRK-B", "SPY"]);
    expect(quotes.rejected).toEqual([]);
    expect(quotes.get("SPY")).toMatchObject({
      quoteType: "ETF",
      currency: "USD",
      session: "2026-08-21",
      marketTime: new Date("2026-08-21T20:00:00Z"),
      marketState: "CLOSED",
    });
  });

  test("a hundred symbols are one call, and more are refused", async () => {
    const symbols = Array.from({ length: 101 }, (_, i) => `NO${i}`);
    await market().quotes(symbols.slice(0, 100));
    expect(sandbox.calls()).toMatchObject({ quote: 1, crumb: 1, cookie: 1 });
    await expect(market().quotes(symbols)).rejects.toThrow(/at most 100/);
  });

  test("a history has the sessions asked for and no others, with both kinds of close", async () => {
    const history = await market().history("KO", "2026-07-01", "2026-08-21");
    expect(history).toMatchObject({
      symbol: "KO",
      currency: "USD",
      exchange: "NYQ",
      instrumentType: "EQUITY",
      dropped: [],
    });
    expect(history.bars[0]?.session).toBe("2026-07-01");
    expect(history.bars.at(-1)?.session).toBe("2026-08-21");
    expect(history.bars.map(({ session }) => session)).not.toContain("2026-07-03");
    expect(history.bars).toHaveLength(37);
    for (const bar of history.bars) expect(bar.close! >= bar.adjClose! && bar.low! <= bar.high!).toBe(true);
  });

  test("the bar of a session under way is left out when the last complete session is the end", async () => {
    now = new Date("2026-08-21T11:00:00-04:00");
    const during = await market().history("KO", "2026-08-17", "2026-08-21");
    const complete = await market().history("KO", "2026-08-17", "2026-08-20");
    expect(during.bars.at(-1)?.session).toBe("2026-08-21");
    expect(complete.bars.at(-1)?.session).toBe("2026-08-20");
    const quotes = await market().quotes(["KO"]);
    expect(quotes.get("KO")).toMatchObject({
      marketState: "REGULAR",
      marketTime: now,
      previousClose: expect.closeTo(complete.bars.at(-1)!.close!, 4),
    });
  });

  test("listings abroad keep their currency, coins trade on Sundays, an index has no market value", async () => {
    const ask = market();
    expect(await ask.history("VOD.L", "2026-08-17", "2026-08-21")).toMatchObject({ currency: "GBp", exchange: "LSE" });
    const coin = await ask.history("BTC-USD", "2026-08-15", "2026-08-16");
    expect(coin.bars.map(({ session }) => session)).toEqual(["2026-08-15", "2026-08-16"]);
    const quotes = await ask.quotes(["^GSPC", "BTC-USD"]);
    expect(quotes.get("^GSPC")).toMatchObject({ quoteType: "INDEX", marketCap: null });
    expect(quotes.get("BTC-USD")?.quoteType).toBe("CRYPTOCURRENCY");
  });

  test("profiles name sector and industry; funds have none, unknown symbols no profile", async () => {
    const ask = market();
    expect(await ask.profile("AAPL")).toEqual({
      symbol: "AAPL",
      name: "Apple Inc.",
      sector: "Technology",
      industry: "Consumer Electronics",
      quoteType: "EQUITY",
      exchange: "NMS",
      currency: "USD",
    });
    expect(await ask.profile("XLK")).toMatchObject({ sector: null, industry: null, quoteType: "ETF" });
    expect(await ask.profile("NOSUCH")).toBeNull();
  });

  test("a search finds by symbol and by name", async () => {
    const ask = market();
    expect((await ask.search("AAPL"))[0]).toEqual({
      symbol: "AAPL",
      name: "Apple Inc.",
      exchange: "NMS",
      quoteType: "EQUITY",
    });
    expect((await ask.search("zephyr wind")).map(({ symbol }) => symbol)).toEqual(["ZEPHYR"]);
    expect(await ask.search("   ")).toEqual([]);
  });

  test("unknown and delisted symbols, and ranges before a listing, have no history", async () => {
    const ask = market();
    for (const [symbol, from, to] of [
      ["NOSUCH", "2026-08-01", "2026-08-21"],
      ["GONECO", "2026-08-01", "2026-08-21"],
      ["NEWCO", "2020-08-03", "2020-08-21"],
    ] as const) {
      await expect(ask.history(symbol, from, to)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(waits).toEqual([]);
  });

  test("a range of days without trading is an empty history", async () => {
    const history = await market().history("KO", "2026-08-15", "2026-08-16");
    expect(history.bars).toEqual([]);
  });
});

describe("symbols that are none never leave the house", () => {
  const hostile = [
    "../../v7/finance/quote",
    "A/B",
    "..",
    "%2e%2e",
    "A?crumb=x",
    "A#b",
    "a b",
    "__proto__",
    "A,B",
    "A\r\nX: y",
    "",
  ];

  test.each(hostile)("%j", async (symbol) => {
    const ask = market();
    await expect(ask.history(symbol, "2026-08-03", "2026-08-21")).rejects.toMatchObject({ code: "invalid_symbol" });
    await expect(ask.profile(symbol)).rejects.toMatchObject({ code: "invalid_symbol" });
    const quotes = await ask.quotes([symbol]);
    expect(quotes.size).toBe(0);
    expect(quotes.rejected).toEqual([{ symbol, reason: "not a symbol" }]);
    expect(Object.values(sandbox.calls()).every((count) => count === 0)).toBe(true);
  });
});

describe("refusals", () => {
  test.each([
    ["rate_limited", "rate_limited"],
    ["rate_limited_json", "rate_limited"],
    ["server_error", "provider_unavailable"],
    ["hang", "timed_out"],
    ["not_found", "not_found"],
  ] as const)("a chart's %s is %s", async (kind, code) => {
    sandbox.setFault({ kind, symbol: "AAPL" });
    await expect(
      market({ retry: { attempts: 1 }, timeoutMs: timeoutFor(kind) }).history("AAPL", "2026-08-03", "2026-08-21"),
    ).rejects.toMatchObject({
      code,
    });
    await expect(market().history("MSFT", "2026-08-03", "2026-08-21")).resolves.toMatchObject({ symbol: "MSFT" });
  });

  test.each([
    ["rate_limited", "rate_limited"],
    ["rate_limited_json", "rate_limited"],
    ["server_error", "provider_unavailable"],
    ["hang", "timed_out"],
    ["crumb_refused", "crumb_refused"],
  ] as const)("a quote's %s is %s", async (kind, code) => {
    sandbox.setFault({ kind, route: "quote" });
    await expect(
      market({ retry: { attempts: 1 }, timeoutMs: timeoutFor(kind) }).quotes(["AAPL"]),
    ).rejects.toMatchObject({
      code,
    });
  });

  test.each(["cookie", "crumb"] as const)(
    "a 429 while getting the %s is a 429, and the next call recovers",
    async (route) => {
      sandbox.setFault({ kind: "rate_limited", route, calls: 1 });
      const ask = market({ retry: { attempts: 1 } });
      await expect(ask.quotes(["AAPL"])).rejects.toMatchObject({ code: "rate_limited" });
      expect((await ask.quotes(["AAPL"])).size).toBe(1);
    },
  );

  test.each(["rate_limited", "rate_limited_json", "server_error", "hang"] as const)(
    "after two times %s the third try succeeds",
    async (kind) => {
      sandbox.setFault({ kind, route: "chart", calls: 2 });
      const ask = market({ timeoutMs: timeoutFor(kind) });
      expect((await ask.history("AAPL", "2026-08-03", "2026-08-21")).bars.length).toBeGreaterThan(10);
      expect(sandbox.calls().chart).toBe(3);
      expect(waits).toEqual([0, 0]);
    },
  );

  test("a Retry-After in seconds is waited out", async () => {
    sandbox.setFault({ kind: "rate_limited", calls: 1, retryAfter: 7 });
    await market().history("AAPL", "2026-08-03", "2026-08-21");
    expect(waits).toEqual([7_000]);
  });

  test("a Retry-After as a date is waited out by the wall clock", async () => {
    sandbox.setFault({ kind: "rate_limited_json", calls: 1, retryAfter: "Fri, 21 Aug 2026 20:00:30 GMT" });
    await market({ now: () => Date.parse("2026-08-21T20:00:20Z") }).history("AAPL", "2026-08-03", "2026-08-21");
    expect(waits).toEqual([10_000]);
  });

  test("a Retry-After of an hour is the caller's business", async () => {
    sandbox.setFault({ kind: "rate_limited", retryAfter: 3600 });
    await expect(market().history("AAPL", "2026-08-03", "2026-08-21")).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterMs: 3_600_000,
    });
    expect(sandbox.calls().chart).toBe(1);
  });

  test("where nobody listens the provider is unavailable", async () => {
    const away = createMarket({ name: "sandbox", address: "http://127.0.0.1:9" }, { retry: { attempts: 1 } });
    await expect(away.history("AAPL", "2026-08-03", "2026-08-21")).rejects.toMatchObject({
      code: "provider_unavailable",
    });
  });
});

describe("the crumb", () => {
  test("parallel callers share one crumb", async () => {
    const ask = market();
    await Promise.all(["AAPL", "MSFT", "KO", "SPY"].map((symbol) => ask.quotes([symbol])));
    expect(sandbox.calls()).toMatchObject({ quote: 4, cookie: 1, crumb: 1 });
  });

  test("a crumb that has become worthless is renewed once for all, and nobody notices", async () => {
    const ask = market();
    await ask.quotes(["AAPL"]);
    sandbox.renewCrumb();
    const answers = await Promise.all(["AAPL", "MSFT", "KO", "SPY"].map((symbol) => ask.quotes([symbol])));
    expect(answers.map((quotes) => quotes.size)).toEqual([1, 1, 1, 1]);
    expect(sandbox.calls()).toMatchObject({ cookie: 2, crumb: 2 });
    expect(waits).toEqual([]);
  });

  test("a crumb refused again and again ends after one renewal", async () => {
    sandbox.setFault({ kind: "crumb_refused" });
    await expect(market().quotes(["AAPL"])).rejects.toMatchObject({ code: "crumb_refused" });
    expect(sandbox.calls()).toMatchObject({ quote: 2, crumb: 2 });
  });

  test("charts work without one", async () => {
    sandbox.setFault({ kind: "server_error", route: "crumb" });
    await expect(market().history("AAPL", "2026-08-03", "2026-08-21")).resolves.toBeDefined();
  });

  test("an error never tells an address, a cookie or a crumb, and the library prints nothing", async () => {
    const printed = ["log", "info", "warn", "error", "debug", "dir"].map((name) =>
      vi.spyOn(console, name as "log").mockImplementation(() => {}),
    );
    for (const kind of ["server_error", "rate_limited_json", "crumb_refused", "hang"] as const) {
      sandbox.clearFaults();
      sandbox.setFault({ kind, route: "quote" });
      const error = await market({ retry: { attempts: 1 }, timeoutMs: timeoutFor(kind) })
        .quotes(["AAPL"])
        .catch((thrown: unknown) => thrown);
      expect(String(error)).not.toMatch(/http|crumb=|A3=|127\.0\.0\.1/);
    }
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test("Too Many Requests with status 200 in place of a crumb is a 429, not a crumb", async () => {
    const server = createServer((request, response) => {
      const isCookie = request.url === "/quote/AAPL";
      response.writeHead(200, isCookie ? { "set-cookie": "A3=x; Domain=.yahoo.com; Path=/; Secure" } : {});
      response.end(isCookie ? "" : "Too Many Requests\r\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = createMarket({ name: "sandbox", address }, { retry: { attempts: 1 } });
    await expect(ask.quotes(["AAPL"])).rejects.toMatchObject({ code: "rate_limited" });
    server.close();
    server.closeAllConnections();
  });
});

describe("rows that cannot be read", () => {
  test("a malformed quote loses itself only, and is named", async () => {
    sandbox.setFault({ kind: "malformed", symbol: "MSFT" });
    const quotes = await market().quotes(["AAPL", "MSFT", "KO"]);
    expect([...quotes.keys()]).toEqual(["AAPL", "KO"]);
    expect(quotes.rejected).toEqual([{ symbol: "MSFT", reason: expect.stringContaining("regularMarketPrice") }]);
  });

  test("a symbol missing from a group leaves the others", async () => {
    sandbox.setFault({ kind: "not_found", symbol: "MSFT" });
    expect([...(await market().quotes(["AAPL", "MSFT"])).keys()]).toEqual(["AAPL"]);
  });

  test("malformed bars lose themselves only, and are named", async () => {
    const whole = await market().history("AAPL", "2026-07-01", "2026-08-21");
    sandbox.setFault({ kind: "malformed", symbol: "AAPL", sessions: ["2026-08-18"] });
    const history = await market().history("AAPL", "2026-07-01", "2026-08-21");
    expect(history.dropped).toEqual([{ session: "2026-08-18", reason: "malformed" }]);
    expect(history.bars).toEqual(whole.bars.filter(({ session }) => session !== "2026-08-18"));
  });

  test("holes are dropped by name", async () => {
    sandbox.setFault({ kind: "null_holes", symbol: "AAPL" });
    const history = await market().history("AAPL", "2026-07-01", "2026-08-21");
    expect(history.dropped.map(({ reason }) => reason)).toEqual(["no_price", "no_price", "no_price"]);
    expect(history.bars).toHaveLength(34);
  });

  test("without adjusted closes the closes stay and adjClose is null", async () => {
    sandbox.setFault({ kind: "missing_adjclose", symbol: "AAPL" });
    const history = await market().history("AAPL", "2026-07-01", "2026-08-21");
    expect(history.bars).toHaveLength(37);
    expect(history.bars.every(({ close, adjClose }) => close !== null && adjClose === null)).toBe(true);
  });

  test("a hundredfold price comes through as it is: judging it is the gate's work", async () => {
    const whole = await market().history("AAPL", "2026-08-03", "2026-08-21");
    sandbox.setFault({ kind: "unit_error", symbol: "AAPL" });
    const history = await market().history("AAPL", "2026-08-03", "2026-08-21");
    expect(history.bars.at(-1)!.close! / whole.bars.at(-1)!.close!).toBeCloseTo(100, 6);
    expect((await market().quotes(["AAPL"])).get("AAPL")!.price / whole.bars.at(-1)!.close!).toBeCloseTo(100, 4);
  });

  test("every fault there is has been thrown in one of these tests", () => {
    const thrown: FaultKind[] = [
      "not_found",
      "rate_limited",
      "rate_limited_json",
      "server_error",
      "hang",
      "crumb_refused",
      "malformed",
      "missing_adjclose",
      "null_holes",
      "unit_error",
    ];
    expect([...FAULT_KINDS].sort()).toEqual(thrown.sort());
  });
});

describe("the caller's hook", () => {
  test("is asked before each call that goes out, retries and crumbs too", async () => {
    const asked: CallKind[] = [];
    sandbox.setFault({ kind: "server_error", route: "quote", calls: 1 });
    await market({ onCall: (kind) => void asked.push(kind) }).quotes(["AAPL"]);
    expect(asked).toEqual(["cookie", "crumb", "quote", "quote"]);
    expect(sandbox.calls()).toMatchObject({ cookie: 1, crumb: 1, quote: 2 });
  });

  test("what it throws comes back as it is, and nothing goes out", async () => {
    class OverBudget extends Error {}
    const spent = new OverBudget("rate limit of our own, crumb or not");
    const ask = market({ onCall: () => Promise.reject(spent) });
    await expect(ask.quotes(["AAPL"])).rejects.toBe(spent);
    await expect(ask.history("AAPL", "2026-08-03", "2026-08-21")).rejects.toBe(spent);
    expect(Object.values(sandbox.calls()).every((count) => count === 0)).toBe(true);
  });
});

test("the process has one market for a place", () => {
  const place = { name: "sandbox", address: "http://127.0.0.1:9" } as const;
  expect(sharedMarket(place)).toBe(sharedMarket({ ...place }));
  expect(sharedMarket({ name: "yahoo" })).not.toBe(sharedMarket(place));
  expect(sharedMarket({ name: "yahoo" }).name).toBe("yahoo");
});
