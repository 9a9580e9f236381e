import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { createMarket } from "../client";
import { startSandbox } from "./server";

const folder = mkdtempSync(join(tmpdir(), "price-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const evening = () => new Date("2026-08-21T21:30:00-04:00");
const CSV = `symbol,date,open,high,low,close,adj_close,volume
AAPL,2026-08-19,200.1,201,199,200.5,198.123456789,1000
AAPL,2026-08-20,,,,,199.2512345678,
AAPL,2026-08-21,203,204,202,203.5,203.5,3000
AAPL,2026-08-24,999,999,999,999,999,1
OLD,2026-08-10,10,11,9,10.25,10.25,5
`;

async function served(csv: string | Buffer, file = "prices.csv", names?: string) {
  const path = join(folder, file);
  writeFileSync(path, csv);
  const sandbox = await startSandbox({ now: evening, prices: path, names });
  return { market: createMarket({ name: "sandbox", address: sandbox.address }, { retry: { attempts: 1 } }), sandbox };
}

test("bars are served digit by digit, and where close is blank the adjusted close is served as close", async () => {
  const { market, sandbox } = await served(CSV);
  const history = await market.history("AAPL", "2026-08-01", "2026-08-31");
  expect(history.bars).toEqual([
    { session: "2026-08-19", open: 200.1, high: 201, low: 199, close: 200.5, adjClose: 198.123456789, volume: 1000 },
    {
      session: "2026-08-20",
      open: null,
      high: null,
      low: null,
      close: 199.2512345678,
      adjClose: 199.2512345678,
      volume: null,
    },
    { session: "2026-08-21", open: 203, high: 204, low: 202, close: 203.5, adjClose: 203.5, volume: 3000 },
  ]);
  expect(history).toMatchObject({
    dividends: [],
    splits: [],
    dropped: [],
    currency: "USD",
    firstTradeDate: "2026-08-19",
  });
  await sandbox.close();
});

test("a quote is the symbol's last bar, stamped with that session's close", async () => {
  const { market, sandbox } = await served(CSV);
  const quotes = await market.quotes(["AAPL", "OLD", "NOSUCH"]);
  expect(quotes.get("AAPL")).toMatchObject({
    name: "Apple Inc.",
    price: 203.5,
    previousClose: 199.2512345678,
    session: "2026-08-21",
    marketTime: new Date("2026-08-21T20:00:00Z"),
  });
  expect(quotes.get("OLD")).toMatchObject({ name: "OLD", price: 10.25, previousClose: null, session: "2026-08-10" });
  expect(quotes.has("NOSUCH")).toBe(false);
  expect(quotes.rejected).toEqual([]);
  await sandbox.close();
});

test("gzip, a byte order mark, another order of columns and rows, and a file of names are all read", async () => {
  const names = join(folder, "names.csv");
  writeFileSync(names, 'symbol,name,type,category,exchange\nOLD,"Old, Inc.",EQUITY,Energy,NMS\n');
  const { market, sandbox } = await served(
    gzipSync("\uFEFFdate,adj_close,symbol\n2026-08-21,11,OLD\n2026-08-20,10,OLD\n"),
    "prices.csv.gz",
    names,
  );
  const history = await market.history("OLD", "2026-08-01", "2026-08-31");
  expect(history.bars.map(({ session, close }) => [session, close])).toEqual([
    ["2026-08-20", 10],
    ["2026-08-21", 11],
  ]);
  expect(await market.profile("OLD")).toMatchObject({ name: "Old, Inc.", sector: "Energy", exchange: "NMS" });
  await sandbox.close();
});

test.each([
  ["symbol,date\nA,2026-08-21\n", /no column adj_close; it has symbol, date/],
  ["symbol,date,adj_close\nA,21.08.2026,1\n", /line 2: expected a symbol and a date, got "A", "21.08.2026"/],
  ["symbol,date,adj_close\nA,2026-08-21,1\nA,2026-08-20,1O0\n", /line 3: adj_close is "1O0", which is no number/],
  ['symbol,date,adj_close\n"A,2026-08-21,1\n', /cannot be read as CSV after line 1/],
])("a file that cannot be read is refused with the line: %j", async (csv, message) => {
  await expect(served(csv, "wrong.csv")).rejects.toMatchObject({
    code: "sandbox_invalid",
    message: expect.stringMatching(message),
  });
});

test("a file that is not there is named", async () => {
  const prices = join(folder, "nowhere.csv");
  await expect(startSandbox({ prices })).rejects.toThrow(`There is no price file ${prices}.`);
  writeFileSync(join(folder, "text.csv.gz"), "not gzip");
  await expect(startSandbox({ prices: join(folder, "text.csv.gz") })).rejects.toMatchObject({
    code: "sandbox_invalid",
  });
});

const real = "../shared/data/prices.csv.gz";
test.skipIf(!existsSync(real))(
  "the reference prices are served whole (left out where they are not present)",
  async () => {
    const sandbox = await startSandbox({ now: evening, prices: real });
    const market = createMarket({ name: "sandbox", address: sandbox.address });
    const spy = await market.history("SPY", "2023-08-21", "2026-08-21");
    expect(spy.bars.at(-1)).toMatchObject({
      session: "2026-08-21",
      close: 765.72,
      adjClose: 765.72,
      volume: 38_583_716,
    });
    expect(spy.bars.length).toBeGreaterThan(740);
    expect((await market.quotes(["SPY"])).get("SPY")).toMatchObject({
      price: 765.72,
      previousClose: 762.6,
      session: "2026-08-21",
    });
    await sandbox.close();
  },
);
