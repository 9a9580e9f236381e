import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadListings } from "@/lib/market-data/listings";
import { startTestApp, type TestApp } from "./testing-app";

const UNIVERSE = ["AAPL", "MSFT", "XOM"];
const NOWHERE = ["QQQQX", "QQQQY", "QQQQZ"];

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-07-16T21:30:00-04:00", universe: UNIVERSE });
  await app.runBatch("first fill");
}, 240_000);
afterAll(() => app?.stop());

async function upload(symbols: readonly string[]) {
  const { POST } = await import("@/app/api/v1/onboarding/create-portfolio/route");
  const form = new FormData();
  form.set(
    "csv_file",
    new File([`Symbol,Quantity\n${symbols.map((symbol) => `${symbol},10\n`).join("")}`], "mine.csv"),
  );
  const request = new Request("http://127.0.0.1/api/v1/onboarding/create-portfolio", { method: "POST", body: form });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

async function status(portfolioId: string) {
  const { GET } = await import("@/app/api/v1/onboarding/status/[portfolioId]/route");
  const response = await GET(new Request("http://127.0.0.1/"), { params: Promise.resolve({ portfolioId }) });
  return response.json();
}

/** How the queue's rows stand: `{ "pending over_limit": 10, … }`. */
async function queue(): Promise<Record<string, number>> {
  const { rows } = await app.db.execute<{ state: string; n: number }>(
    sql`select concat_ws(' ', status, reason) as state, count(*)::int as n from symbol_onboarding_queue group by 1`,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

test("of 60 unknown symbols 50 are under way at once, 10 wait with reason and time, and all of them end", async () => {
  const listed = loadListings().flatMap(({ symbol, inSp500 }) => (inSp500 ? [symbol] : []));
  const unknown = [...listed.filter((symbol) => !UNIVERSE.includes(symbol)).slice(0, 57), ...NOWHERE];
  const { status: code, body } = await upload(["AAPL", ...unknown]);
  expect(code).toBe(201);
  expect(body.status).toBe("partial");
  expect(body.pending_symbols).toHaveLength(60);
  expect(body.waiting_symbols.map(({ symbol }: { symbol: string }) => symbol)).toEqual(unknown.slice(50).toSorted());
  for (const waiting of body.waiting_symbols) {
    expect(waiting).toMatchObject({ reason: "over_limit", detail: expect.stringMatching(/^At most 50 new symbols/) });
    expect(Date.parse(waiting.retry_at)).toBeGreaterThan(Date.parse("2026-07-16T21:30:00-04:00"));
  }

  // Nothing but the sweep takes the others up, once the first have made room.
  await app.until(async () => ((await queue()).completed ?? 0) >= 50, 120);
  app.setNow("2026-07-16T21:40:00-04:00");
  const ended = await app.until(async () => {
    const now = await status(body.portfolio_id);
    return now.pending_symbols.length === 0 && now;
  }, 200);
  expect(ended).toMatchObject({ status: "ready", waiting_symbols: [] });
  expect(ended.unavailable_symbols.map(({ symbol }: { symbol: string }) => symbol)).toEqual(NOWHERE);
  await app.until(async () => Object.keys(await queue()).every((state) => /^(completed|failed)$/.test(state)), 30);
  expect(await queue()).toEqual({ completed: 57, failed: 3 });
}, 400_000);
