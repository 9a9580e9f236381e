import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import YahooFinance from "yahoo-finance2";
import { ExtendedCookieJar } from "yahoo-finance2/lib/cookieJar";
import { readHistory } from "../read-history";
import { readProfile, readQuotes } from "../read-quotes";
import { yahooFetch } from "../yahoo-fetch";
import { type Sandbox, startSandbox } from "./server";

/** Real answers of Yahoo, where the reference material is present; the tests that need them are left out where it is not. */
const folder = "../shared/data/yahoo-recordings";
const present = existsSync(folder);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Recording {
  file: string;
  url: string;
  status: number;
  body: { [name: string]: { result: Json[] | null; error: Json } };
}

function recordings(prefix: string): Recording[] {
  if (!present) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix))
    .map((file) => {
      const { request, response } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
      return { file, url: request.url, status: response.status, body: response.bodyJson };
    });
}

/** Every path in a value with the types found there; list items and event times count as one path. */
function shape(value: Json, path = "", found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  found.set(path, (found.get(path) ?? new Set()).add(type));
  if (Array.isArray(value)) for (const item of value) shape(item, `${path}[]`, found);
  else if (value !== null && typeof value === "object") {
    for (const [name, inner] of Object.entries(value))
      shape(inner, `${path}.${/^\d+$/.test(name) ? "*" : name}`, found);
  }
  return found;
}

function union(values: readonly Json[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const value of values) shape(value, "", all);
  return all;
}

const now = new Date("2026-08-21T21:30:00-04:00");
let sandbox: Sandbox;
let yahoo: InstanceType<typeof YahooFinance>;
const silent = () => {};
/** What went over the wire, as it was before the library coerced it. */
let lastBody: Json = null;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now });
  const fetchSandbox = yahooFetch({
    address: sandbox.address,
    timeoutMs: 20_000,
    now: Date.now,
    onCall: silent,
    paced: (work) => work(),
  });
  yahoo = new YahooFinance({
    cookieJar: new ExtendedCookieJar(),
    fetch: async (input, init) => {
      const response = await fetchSandbox(input, init);
      if (response.headers.get("content-type")?.includes("json")) lastBody = await response.clone().json();
      return response;
    },
    suppressNotices: ["yahooSurvey"],
    versionCheck: false,
    validation: { logErrors: false },
    logger: { info: silent, warn: silent, error: silent, debug: silent, dir: silent },
  });
});
afterAll(() => sandbox.close());

// A share with dividends, one without a profit, funds, a note, an index, a coin, a foreign listing, a young one.
const SYMBOLS = ["KO", "AAPL", "MDGL", "SPY", "TLT", "TQQQ", "DUKB", "^GSPC", "BTC-USD", "VOD.L", "NEWCO"];
const MODULES = [
  "assetProfile",
  "price",
  "quoteType",
  "summaryDetail",
  "summaryProfile",
  "defaultKeyStatistics",
] as const;

describe("yahoo-finance2's own checks pass on the sandbox's answers", () => {
  test.each(SYMBOLS)("chart of %s", async (symbol) => {
    const result = await yahoo.chart(symbol, { period1: "2025-01-01", period2: "2026-08-22", interval: "1d" });
    expect(result.quotes.length).toBeGreaterThan(20);
  });

  test("quotes of all kinds of securities", async () => {
    expect(await yahoo.quote(SYMBOLS)).toHaveLength(SYMBOLS.length);
  });

  test.each(SYMBOLS)("quoteSummary of %s", async (symbol) => {
    expect(await yahoo.quoteSummary(symbol, { modules: [...MODULES] })).toHaveProperty("quoteType");
  });

  test("search", async () => {
    for (const text of ["apple", "SPY", "bitcoin", "s&p", "VOD.L"]) {
      expect((await yahoo.search(text)).quotes.length).toBeGreaterThan(0);
    }
  });

  test("a delisted symbol's quote is filtered out, and its chart fails in Yahoo's words", async () => {
    expect(await yahoo.quote(["GONECO", "NOSUCH"])).toEqual([]);
    await expect(yahoo.chart("GONECO", { period1: "2026-01-01" })).rejects.toThrow(
      "No data found, symbol may be delisted",
    );
  });
});

describe.skipIf(!present)("held to the recordings (left out where they are not present)", () => {
  test("nothing in a chart answer that Yahoo does not have, with the same types", async () => {
    const real = union(
      recordings("chart-")
        .concat(recordings("historical-"))
        .map(({ body }) => body as Json),
    );
    for (const symbol of SYMBOLS) {
      await yahoo.chart(symbol, { period1: "2016-01-01", period2: "2026-08-22" });
      expect(strangeTo(real, lastBody)).toEqual([]);
    }
  });

  test("everything that recorded daily charts of US listings have in common is in ours", async () => {
    const listed = recordings("chart-AAPL-2020-08").concat(recordings("chart-QQQ"), recordings("chart-ABBV"));
    await yahoo.chart("KO", { period1: "2025-01-01", period2: "2026-08-22" });
    expect(
      missingFrom(
        lastBody,
        listed.map(({ body }) => body as Json),
      ),
    ).toEqual([]);
  });

  test("a split is told as Yahoo tells it", async () => {
    const [recorded] = recordings("chart-AAPL-2020-08");
    const splits = shape(recorded!.body as Json);
    for (const symbol of [
      "NVDA",
      "TQQQ",
      "MSTR",
      "AMD",
      "TSLA",
      "AVGO",
      "LLY",
      "META",
      "UVXY",
      "SQQQ",
      "NVDL",
      "SOXL",
    ]) {
      await yahoo.chart(symbol, { period1: "2012-01-01", period2: "2026-08-22" });
      const ours = shape(lastBody);
      for (const [path, types] of ours)
        if (path.includes(".splits")) expect([path, splits.get(path)]).toEqual([path, types]);
    }
  });

  test("nothing in a quote that Yahoo does not have, with the same types", async () => {
    const real = union(recordings("quote-").map(({ body }) => body as Json));
    await yahoo.quote([...SYMBOLS, "GONECO"]);
    expect(strangeTo(real, lastBody)).toEqual([]);
  });

  test("what recorded quotes of shares and funds have in common is in ours, but for what only a live market knows", async () => {
    const live =
      /\.(bid|ask|bidSize|askSize|messageBoardId|postMarket\w*|fiftyTwoWeekChangePercent|netAssets|ytdReturn|financialCurrency)$/;
    const rows = recordings("quote-AAPL.").concat(
      recordings("quote-QQQ."),
      recordings("quote-ABBV."),
      recordings("quote-GOOG."),
    );
    await yahoo.quote(["KO"]);
    expect(
      missingFrom(
        lastBody,
        rows.map(({ body }) => body as Json),
      ).filter((path) => !live.test(path)),
    ).toEqual([]);
  });

  test("nothing in a summary that Yahoo does not have, with the same types", async () => {
    const real = union(recordings("quoteSummary-").map(({ body }) => body as Json));
    for (const symbol of ["KO", "SPY", "AAPL"]) {
      await yahoo.quoteSummary(symbol, { modules: [...MODULES] });
      expect(strangeTo(real, lastBody)).toEqual([]);
    }
  });

  test("a summary without any of the modules asked for is refused in Yahoo's words", async () => {
    const refused = recordings("quoteSummary-assetProfile-ADH")[0]!;
    const jar = new URL(refused.url);
    expect(jar.searchParams.get("modules")).toBe("assetProfile");
    await expect(yahoo.quoteSummary("KO", { modules: ["earningsTrend"] })).rejects.toThrow(
      "No fundamentals data found for any of the summaryTypes=earningsTrend",
    );
    expect(refused.body.quoteSummary?.error).toEqual({
      code: "Not Found",
      description: "No fundamentals data found for any of the summaryTypes=assetProfile",
    });
  });

  test("our readers can read every recorded daily chart", () => {
    const daily = recordings("chart-").concat(recordings("historical-"));
    expect(daily.length).toBeGreaterThan(30);
    for (const { file, body } of daily) {
      const history = readHistory(file, body.chart!.result![0], "1900-01-01", "2100-01-01");
      if (!file.includes("interval-1m")) expect([file, history.bars.length > 0]).toEqual([file, true]);
      expect([file, history.dropped.filter(({ reason }) => reason === "malformed")]).toEqual([file, []]);
    }
  });

  test("the recorded split of 2020 and dividend of Apple are read on their New York days", () => {
    const history = readHistory(
      "AAPL",
      recordings("chart-AAPL-2020-08")[0]!.body.chart!.result![0],
      "2020-08-31",
      "2020-11-06",
    );
    expect(history.splits).toEqual([{ exDate: "2020-08-31", numerator: 4, denominator: 1 }]);
    expect(history.dividends).toEqual([{ exDate: "2020-11-06", amount: 0.205 }]);
    expect(history.bars[0]).toMatchObject({ session: "2020-08-31", close: 129.0399932861328 });
    expect(history.bars).toHaveLength(49);
  });

  test("our readers can read every recorded quote that is one", () => {
    for (const { file, body } of recordings("quote-")) {
      // Some recordings asked for single fields only.
      if (file.includes("-fields-")) continue;
      const rows = (body.quoteResponse!.result ?? []) as { quoteType: string; regularMarketPrice?: number }[];
      const live = rows.filter((row) => row.quoteType !== "NONE" && row.regularMarketPrice !== undefined);
      const quotes = readQuotes(live);
      expect([file, quotes.rejected, quotes.size]).toEqual([file, [], live.length]);
    }
  });

  test("our reader makes a profile of recorded modules", () => {
    const modules = Object.fromEntries(
      ["assetProfile", "price", "quoteType"].map((name) => {
        const recorded = recordings(`quoteSummary-${name}-AAPL`)[0]!.body.quoteSummary!.result![0] as Record<
          string,
          Json
        >;
        return [name, recorded[name]];
      }),
    );
    expect(readProfile(modules)).toEqual({
      symbol: "AAPL",
      name: "Apple Inc.",
      sector: "Technology",
      industry: "Consumer Electronics",
      quoteType: "EQUITY",
      exchange: "NMS",
      currency: "USD",
    });
  });
});

/** Paths of ours that no real answer has, or not with that type. */
function strangeTo(real: Map<string, Set<string>>, ours: Json): string[] {
  return [...shape(ours)].flatMap(([path, types]) => {
    const known = real.get(path);
    return [...types].filter((type) => !known?.has(type)).map((type) => `${path}: ${type}`);
  });
}

/** Paths that all of some real answers have and ours has not; events are a matter of luck. */
function missingFrom(ours: Json, real: readonly Json[]): string[] {
  const shapes = real.map((value) => shape(value));
  const common = [...shapes[0]!.keys()].filter((path) => shapes.every((one) => one.has(path)));
  const mine = shape(ours);
  return common.filter((path) => !mine.has(path) && !path.includes(".events"));
}
