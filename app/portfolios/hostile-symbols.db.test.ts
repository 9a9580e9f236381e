import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "@/inngest/testing-app";

const ADDRESS = "http://127.0.0.1/api/v1";

let app: TestApp;
let portfolioId: string;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: ["AAPL"] });
  await app.runBatch("first fill");
  portfolioId = (await upload("AAPL")).body.portfolio_id;
}, 240_000);
afterAll(() => app?.stop());

const told = async (response: Response) => ({ status: response.status, body: await response.json() });
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

async function upload(symbol: string) {
  const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
  const form = new FormData();
  form.set("csv_file", new File([`Symbol,Quantity\n${cell(symbol)},10\n`], "mine.csv"));
  const request = new Request(ADDRESS, { method: "POST", body: form });
  return told(await POST(request, { params: Promise.resolve({}) }));
}

async function paste(symbol: string) {
  const { createFromText } = await import("./actions");
  const form = new FormData();
  form.set("pasted_text", `Symbol,Quantity\n${cell(symbol)},10\n`);
  return createFromText(form);
}

async function lookup(symbol: string) {
  const { POST } = await import("@/app/api/v1/symbols/lookup/route");
  const request = new Request(ADDRESS, { method: "POST", body: JSON.stringify({ candidates: [symbol] }) });
  return told(await POST(request, { params: Promise.resolve({}) }));
}

async function status(symbol: string) {
  const { GET } = await import("@/app/api/v1/symbols/[symbol]/status/route");
  return told(await GET(new Request(ADDRESS), { params: Promise.resolve({ symbol }) }));
}

async function replace(from: string, to: string) {
  const { POST } = await import("@/app/api/v1/portfolios/[portfolioId]/symbols/[symbol]/replace/route");
  const request = new Request(ADDRESS, { method: "POST", body: JSON.stringify({ symbol: to }) });
  return told(await POST(request, { params: Promise.resolve({ portfolioId, symbol: from }) }));
}

/** Everything a symbol could have been written into. */
async function stored() {
  const { rows } = await app.db.execute(sql`
    select (select count(*)::int from portfolios) as portfolios, (select count(*)::int from positions) as positions,
      (select array_agg(distinct symbol) from positions) as held,
      (select count(*)::int from symbol_universe) as universe, (select count(*)::int from symbol_onboarding_queue) as queue,
      (select count(*)::int from symbol_suggestions) as suggestions, (select sum(revision)::int from portfolios) as revisions`);
  return rows[0];
}

const REMEDY = /write the ticker|type the ticker|plain letters|write the symbol/i;

/** What a text is, the text, and what its sentence says beside the remedy. */
const HOSTILE: [what: string, text: string, says?: RegExp][] = [
  ["a step up", "../"],
  ["steps up", "../../v7/finance/quote"],
  ["dots", ".."],
  ["40 characters", "A".repeat(40), /40 characters|looks like a name/],
  ["a picture", "🚀", /U\+1F680/],
  ["a picture in a ticker", "AA🚀PL", /U\+1F680/],
  ["an object's prototype", "__proto__"],
  ["an object's constructor", "constructor"],
  ["an object's method", "toString"],
  ["a Cyrillic A", "АAPL", /“А” \(U\+0410\).*looks like A/],
  ["a Cyrillic a, small", "аapl", /“А” \(U\+0410\).*looks like A/],
  ["a Greek Alpha", "ΑAPL", /“Α” \(U\+0391\).*looks like A/],
  ["dots in disguise", "%2e%2e"],
  ["a slash in disguise", "AA%2FBB"],
  ["a query", "A?B"],
  ["a fragment", "A#B"],
  ["a path", "A/B/../C"],
  ["two lines", "AAPL\nMSFT"],
  ["a line and a header", "AAPL\r\nHost: elsewhere"],
  ["a name for two", "AA&BB"],
];

test.each(HOSTILE)(
  "%s gets a sentence with its remedy at every door, and is neither stored nor asked for",
  async (_, text, says = REMEDY) => {
    const before = await stored();
    app.sandbox.resetCalls();

    const file = await upload(text);
    expect(file.status).toBe(422);
    expect(file.body.problems).toMatchObject([{ severity: "error", code: "ERR_POS_001", line: 2 }]);
    expect(file.body.detail).toMatch(REMEDY);
    expect(file.body.detail).toMatch(says);

    const pasted = await paste(text);
    expect(pasted).toMatchObject({ ok: false, message: expect.stringMatching(REMEDY) });

    const looked = await lookup(text);
    if (text.length > 32) expect(looked).toMatchObject({ status: 422, body: { detail: expect.stringMatching(/32/) } });
    else expect(looked.body.answers[text]).toEqual({ status: "unknown", symbol: text });

    for (const written of [text, encodeURIComponent(text)]) {
      const asked = await status(written);
      expect(asked.status).toBe(404);
      expect(asked.body.detail).toMatch(REMEDY);
      expect(asked.body.detail).toMatch(says);
      const of = await replace(written, "AAPL");
      expect(of).toMatchObject({ status: 422, body: { detail: expect.stringMatching(REMEDY) } });
    }
    const by = await replace("AAPL", text);
    expect(by).toMatchObject({ status: 422, body: { detail: expect.stringMatching(says) } });
    expect(by.body.detail).toMatch(REMEDY);

    expect(await stored()).toEqual(before);
    expect(Object.values(app.sandbox.calls()).every((calls) => calls === 0)).toBe(true);
  },
);

test.each([
  ["a zero-width space", "AA\u200bPL\u00a0"],
  ["a mark of direction", "\u200eAAPL"],
  ["wide letters", "ＡＡＰＬ"],
])("%s in a copied ticker is mended: it is the ticker, and nothing is asked", async (_, text) => {
  app.sandbox.resetCalls();
  const { status: code, body } = await upload(text);
  expect(code).toBe(201);
  expect(body).toMatchObject({ status: "ready", pending_symbols: [], unavailable_symbols: [] });
  expect((await stored())?.held).toEqual(["AAPL"]);
  expect((await replace("AAPL", text)).body.detail).toMatch(/AAPL is what it is called already/);
  expect(Object.values(app.sandbox.calls()).every((calls) => calls === 0)).toBe(true);
});
