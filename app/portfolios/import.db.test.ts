import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const UNIVERSE = ["AAPL", "MSFT", "KO"];
const ADDRESS = "http://127.0.0.1/api/v1";
const APPLE = "US0378331005";
const MICROSOFT = "US5949181045";
const WALMART = "US9311421039";
/** Its check digit is right and the market has never heard of it. */
const NOBODY = "XS1234567896";

/** Routes and loaders are imported when the environment names the database. */
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: UNIVERSE });
  await app.runBatch("first fill");
}, 240_000);
afterAll(() => app?.stop());

const none = { params: Promise.resolve({}) };
const told = async (response: Response) => ({ status: response.status, body: await response.json() });

async function upload(csv: string, fields: Record<string, unknown> = {}) {
  const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
  const form = new FormData();
  form.set("csv_file", new File([csv], "mine.csv"));
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return told(await POST(new Request(ADDRESS, { method: "POST", body: form }), none));
}

async function lookup(asked: { candidates: string[]; identifiers?: string[]; names?: string[] }) {
  const { POST } = await import("@/app/api/v1/symbols/lookup/route");
  return told(await POST(new Request(ADDRESS, { method: "POST", body: JSON.stringify(asked) }), none));
}

async function remembered(shape: string) {
  const { GET } = await import("@/app/api/v1/import-mappings/[shape]/route");
  return told(await GET(new Request(ADDRESS), { params: Promise.resolve({ shape }) }));
}

const lots = async (portfolioId: string) =>
  (
    await app.db.execute<{ kind: string; symbol: string | null; quantity: string; stated: string | null }>(sql`
      select kind, symbol, trim_scale(quantity)::text as quantity, trim_scale(stated_value)::text as stated
      from positions where portfolio_id = ${portfolioId} order by source_line`)
  ).rows;

async function closeOf(symbol: string): Promise<number> {
  const { body } = await lookup({ candidates: [symbol] });
  return Number(body.answers[symbol].close);
}

describe("security numbers", () => {
  const BY_NUMBER = `ISIN,Quantity,Value\n${APPLE},10,"2,000.00"\n${NOBODY},3,500.00\n`;

  test("a file of nothing but ISINs holds the tickers the market names, and privately what it does not know", async () => {
    const { status, body } = await upload(BY_NUMBER);
    expect(status).toBe(201);
    expect(body).toMatchObject({ positions_imported: 2, pending_symbols: [] });
    expect(await lots(body.portfolio_id)).toEqual([
      { kind: "public", symbol: "AAPL", quantity: "10", stated: "2000" },
      { kind: "private", symbol: null, quantity: "3", stated: "500" },
    ]);
  });

  test("the lookup names the listing of an ISIN, whether the universe has it or not, and is silent on an unknown one", async () => {
    const candidates = [APPLE, WALMART, NOBODY];
    const { status, body } = await lookup({ candidates, identifiers: candidates });
    expect(status).toBe(200);
    expect(body.answers[APPLE]).toMatchObject({ status: "alias", symbol: "AAPL", isNew: false });
    expect(body.answers[WALMART]).toMatchObject({ status: "alias", symbol: "WMT", isNew: true });
    expect(body.answers[NOBODY]).toMatchObject({ status: "unknown" });
  });

  test("what was found once is known from then on, also while the market does not answer", async () => {
    await lookup({ candidates: [], identifiers: [APPLE] });
    app.sandbox.setFault({ kind: "server_error", route: "search" });
    try {
      const { body } = await lookup({ candidates: [], identifiers: [APPLE, MICROSOFT] });
      expect(body.answers).toMatchObject({ [APPLE]: { symbol: "AAPL" } });
      expect(body.answers).not.toHaveProperty(MICROSOFT);
    } finally {
      app.sandbox.clearFaults();
    }
    const { body } = await lookup({ candidates: [], identifiers: [MICROSOFT] });
    expect(body.answers).toMatchObject({ [MICROSOFT]: { symbol: "MSFT" } });
  });
});

describe("names", () => {
  test("a company's name is answered with what it may mean, as files write it, and never as a symbol", async () => {
    const { body } = await lookup({ candidates: [], names: ["Apple Inc. Common Stock", "Nobody & Sons GmbH"] });
    expect(body.answers).toEqual({});
    expect(body.names["Apple Inc. Common Stock"][0]).toMatchObject({ symbol: "AAPL", name: "Apple Inc." });
    expect(body.names["Nobody & Sons GmbH"]).toEqual([]);
  });

  test("a name in the symbol column stands in the way, with its line, until a correction says the ticker", async () => {
    const csv = "Symbol,Quantity\nApple Inc,7\nKO,2\n";
    const refused = await upload(csv);
    expect(refused.status).toBe(422);
    const errors = refused.body.problems.filter((one: { severity: string }) => one.severity === "error");
    expect(errors).toMatchObject([{ line: 2, column: "Symbol", value: "Apple Inc" }]);
    const { body } = await upload(csv, { corrections: [{ line: 2, column: "Symbol", value: "AAPL" }] });
    expect(await lots(body.portfolio_id)).toMatchObject([{ symbol: "AAPL", quantity: "7" }, { symbol: "KO" }]);
  });
});

describe("values and weights", () => {
  test("a stated value buys shares at the published close", async () => {
    const { body } = await upload("Symbol,Value\nAAPL,1000.00\nMSFT,-500.00\n");
    const [apple, microsoft] = await lots(body.portfolio_id);
    expect(Number(apple?.quantity)).toBeCloseTo(1000 / (await closeOf("AAPL")), 8);
    expect(Number(microsoft?.quantity)).toBeCloseTo(-500 / (await closeOf("MSFT")), 8);
  });

  test("weights are shares of what the account is worth, which is asked for where it is not said", async () => {
    const csv = "Symbol,Weight\nAAPL,60%\nMSFT,40%\n";
    const asked = await upload(csv);
    expect(asked).toMatchObject({ status: 422, body: { problems: [{ line: null, column: "Weight" }] } });
    expect(asked.body.detail).toContain("equity_balance");
    const { body } = await upload(csv, { equity_balance: "10000" });
    const [apple, microsoft] = await lots(body.portfolio_id);
    expect(Number(apple?.quantity)).toBeCloseTo(6000 / (await closeOf("AAPL")), 8);
    expect(Number(microsoft?.quantity)).toBeCloseTo(4000 / (await closeOf("MSFT")), 8);
  });

  test("a value without a known price is refused with its line, and nothing is guessed", async () => {
    const { status, body } = await upload("Symbol,Value\nAAPL,1000.00\nQQZZXX,500.00\n");
    expect(status).toBe(422);
    expect(body.problems).toMatchObject([{ severity: "error", line: 3, value: "QQZZXX" }]);
  });
});

describe("how a file is read", () => {
  test("a file that reads two ways is refused with one question, and taken with its answer", async () => {
    const csv = 'Symbol,Quantity\nAAPL,"1,234"\n';
    const refused = await upload(csv);
    expect(refused.status).toBe(422);
    expect(refused.body.problems).toMatchObject([
      { severity: "error", line: null, column: "Quantity", value: "1,234" },
    ]);
    expect(refused.body.detail).toContain("answers");
    const taken = async (numbers: string) => {
      const { status, body } = await upload(csv, { answers: { numbers } });
      expect(status).toBe(201);
      return (await lots(body.portfolio_id))[0]?.quantity;
    };
    expect(await taken("1,234.56")).toBe("1234");
    expect(await taken("1.234,56")).toBe("1.234");
  });

  const OWN_WORDS = "Ticker,Golf,Hotel\nAAPL,10,20\nMSFT,30,40\n";
  const shapeOf = async (csv: string) => {
    const { readPortfolioFile } = await import("@/lib/import");
    const read = readPortfolioFile(new TextEncoder().encode(csv));
    if (!read.ok) throw new Error(read.problem.message);
    return read.preview.shape;
  };

  test("a mapping says what columns mean, is remembered for the shape, and forgotten with an empty one", async () => {
    const shape = await shapeOf(OWN_WORDS);
    const mapping = { "1": null, "2": "quantity" };
    const { body } = await upload(OWN_WORDS, { mapping });
    expect((await lots(body.portfolio_id)).map(({ quantity }) => quantity)).toEqual(["20", "40"]);
    expect(await shapeOf("Ticker,Golf,Hotel\nKO,1,2\n")).toBe(shape);
    expect((await remembered(shape)).body).toEqual({ shape, mapping });

    const answers = { quantity: "Golf" };
    const plain = await upload(OWN_WORDS, { answers });
    expect((await lots(plain.body.portfolio_id)).map(({ quantity }) => quantity)).toEqual(["10", "30"]);
    expect((await remembered(shape)).body.mapping).toEqual(mapping);
    await upload(OWN_WORDS, { mapping: {}, answers });
    expect((await remembered(shape)).body.mapping).toBeNull();
  });

  test("a mapping of a list of trades is applied and remembered alike, also where it makes a list of trades of the file", async () => {
    const csv = "Wann,Was,Papier,Stk,Gebucht\n2026-01-05,Kauf,AAPL,10,7\n2026-01-06,Verkauf,AAPL,4,2\n";
    const shape = await shapeOf(csv);
    const mapping = { Wann: "date", Was: "action", Papier: "symbol", Gebucht: "quantity" };
    const { status, body } = await upload(csv, { mapping });
    expect(status).toBe(201);
    expect((await lots(body.portfolio_id)).map(({ quantity }) => quantity)).toEqual(["5"]);
    expect((await remembered(shape)).body.mapping).toEqual(mapping);
    const refused = await upload(csv, { mapping: { ...mapping, Stk: null, Gebucht: null } });
    expect(refused.status).toBe(422);
    expect(refused.body.detail).toContain("The header has no column for the quantity");
    const unknown = await upload(csv, { mapping: { Wann: "whenever" } });
    expect(unknown.body.detail).toContain("feesCurrency");
  });

  test("a mapping is its owner's alone", async () => {
    const { recallMapping } = await import("./import-mapping");
    const shape = await shapeOf(OWN_WORDS);
    await upload(OWN_WORDS, { mapping: { "2": "quantity", "1": null } });
    expect(await recallMapping({ ownerId: app.ownerId, shape })).not.toBeNull();
    expect(await recallMapping({ ownerId: "stranger", shape })).toBeNull();
  });

  test("what is no mapping, no answer and no shape is named", async () => {
    const { status, body } = await upload(OWN_WORDS, { mapping: { Alpha: "shoe_size" }, answers: "yes" });
    expect(status).toBe(422);
    expect(body.detail).toMatch(/mapping must be a JSON object.*answers must be a JSON object/);
    expect((await remembered("../../etc")).status).toBe(404);
  });
});
