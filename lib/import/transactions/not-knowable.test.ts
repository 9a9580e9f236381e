import { expect, test } from "vitest";
import { writeRejectedRows } from "../export/write-rejected-rows";
import { standsInTheWay } from "../problems";
import { resolveSymbols } from "../resolve-symbols";
import { held, netted } from "./testing";

const FILE = [
  "date,symbol,type,quantity,price",
  "2024-01-02,AAPL,buy,10,100",
  '2024-02-02,AAPL,sell,"1,500",150',
  "2024-02-03,AAPL,sell,1,150.25",
  "2024-03-02,MSFT,buy,1,300",
];

test("each line of a holding that is not knowable is rejected by an error of its own, and the rest can be created", () => {
  const preview = netted(FILE);
  const errors = preview.problems.filter(({ severity }) => severity === "error");
  const rejected = preview.rows.filter(({ disposition }) => disposition === "rejected");
  expect(errors.map(({ line, column, value }) => [line, column, value])).toEqual([
    [2, "quantity", "10"],
    [3, "quantity", "1,500"],
    [4, "quantity", "1"],
  ]);
  expect(rejected.map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(errors[1]?.message).toMatch(/^1,500 went out when the file shows 10 held: AAPL was held before .* add a line/);
  for (const { message } of [errors[0], errors[2]].flatMap((one) => one ?? [])) {
    expect(message).toMatch(
      /^Line 3 shows that AAPL was held before the file begins: left out with it\. .* add a line/,
    );
  }
  expect(errors.some(standsInTheWay)).toBe(false);
  expect(held(preview)).toEqual([["MSFT", "1", "300", [5]]]);
  expect(preview.canCreate).toBe(true);
  expect(resolveSymbols(preview, { MSFT: { status: "known", symbol: "MSFT" } }).canCreate).toBe(true);
});

test("a fault of another line still stands in the way", () => {
  const preview = netted([...FILE, "2024-04-02,KO,buy,1O0,50"]);
  expect(preview.canCreate).toBe(false);
  expect(preview.problems.filter(standsInTheWay).map(({ line }) => line)).toEqual([6]);
});

test("the file of rejected lines says of each why", () => {
  const text = FILE.join("\n");
  const lines = new TextDecoder()
    .decode(writeRejectedRows(netted(text), new TextEncoder().encode(text)))
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(1)) expect(line).toContain("was held before the file begins");
});

test("a line that serves for its balance is not rejected, and says with a warning what its trade does not tell", () => {
  const preview = netted([
    "Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order ID",
    '02-02-2024,10:00,02-02-2024,APPLE INC,US0378331005,"Sell 15 Apple Inc@150 USD (US0378331005)",,USD,2250.00,USD,2250.00,x',
    '03-02-2024,10:00,03-02-2024,MSFT CORP,US5949181045,"Buy 1 Microsoft@300 USD (US5949181045)",,USD,-300.00,EUR,10.00,y',
  ]);
  const row = preview.rows.find(({ line }) => line === 2);
  expect(row?.disposition).toBe("used");
  expect(preview.problems.filter(({ code }) => code === "ERR_TRX_002")).toMatchObject([
    { severity: "warning", line: 2 },
  ]);
});
