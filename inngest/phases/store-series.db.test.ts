import { afterAll, beforeAll, expect, test } from "vitest";
import { insertSymbols, selectSymbol } from "@/db/queries/universe";
import { type TestDatabase, testDatabase } from "@/db/testing";
import { LAST, quietHistory } from "@/lib/market-data/accept-history/testing-series";
import type { History } from "@/lib/market-data/market";
import { storeSeries } from "./store-series";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertSymbols(database.db, { symbols: [quietHistory().symbol, "NEVER"] });
});
afterAll(() => database.drop());

const store = (history: History) =>
  storeSeries(
    { db: database.db, now: () => new Date(`${LAST}T22:00:00Z`) },
    { series: [{ history, from: history.bars[0]?.session ?? LAST }], session: LAST, closures: new Set() },
  );

const closes = async (symbol: string) =>
  (
    await database.pool.query<{ close: number }>(
      "select close::float8 as close from symbol_prices_daily where symbol = $1 order by session",
      [symbol],
    )
  ).rows.map(({ close }) => close);

test("one odd answer does not make a symbol unsupported that has been active", async () => {
  const usual = quietHistory();
  const { symbol } = usual;
  await store(usual);
  const before = await selectSymbol(database.db, { symbol });
  expect(before).toMatchObject({ status: "active", currency: "USD", quoteType: usual.instrumentType });
  const stored = await closes(symbol);

  const odd = await store({ ...usual, instrumentType: "ALTSYMBOL" });
  expect(odd.get(symbol)).toEqual({ status: "unsupported", reason: "type altsymbol" });
  expect(await selectSymbol(database.db, { symbol })).toEqual(before);

  const euros = usual.bars.map((bar) => ({ ...bar, close: (bar.close ?? 0) * 0.9 }));
  const foreign = await store({ ...usual, currency: "EUR", bars: euros });
  expect(foreign.get(symbol)).toEqual({ status: "unsupported", reason: "listed in EUR" });
  expect(await selectSymbol(database.db, { symbol })).toEqual(before);
  expect(await closes(symbol)).toEqual(stored);
});

test("one that never was active becomes unsupported at once", async () => {
  await store({ ...quietHistory(), symbol: "NEVER", currency: "EUR" });
  expect(await selectSymbol(database.db, { symbol: "NEVER" })).toMatchObject({
    status: "unsupported",
    statusReason: "listed in EUR",
    currency: "EUR",
  });
});
