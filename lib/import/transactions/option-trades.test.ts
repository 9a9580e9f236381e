import { describe, expect, test } from "vitest";
import { describedContract } from "../rows/described-contract";
import { held, netted, said } from "./testing";

/** A contract and shares of what it is on are never one holding, however a list names the contract. */
const lots = (text: string) =>
  held(netted(text)).map(([name, quantity, price]) => `${name} ${quantity} ${price ?? "?"}`);
const SHARES = "2026-01-04,Buy,AAPL";
const CALL = "AAPL270115C00300000";

describe("a contract told by columns", () => {
  test.each([
    [
      "strike, expiration and right",
      `Date,Action,Symbol,Quantity,Price,Strike,Expiration,Call/Put\n2026-01-03,Buy,AAPL,1,15,300,2027-01-15,Call\n${SHARES},10,150,,,`,
      [`${CALL} 1 15`, "AAPL 10 150"],
    ],
    [
      "zeros and dashes beside shares",
      `Date,Action,Symbol,Quantity,Price,Strike Price,Expiry,Right\n2026-01-03,Buy,AAPL,1,15,300.00,15JAN27,C\n${SHARES},10,150,0.00,--,-`,
      [`${CALL} 1 15`, "AAPL 10 150"],
    ],
    [
      "German",
      "Datum;Vorgang;Symbol;Stück;Preis;Basispreis;Verfall;Call/Put\n03.01.2026;Kauf;AAPL;1;15,00;300,00;15.01.2027;C\n14.01.2026;Kauf;AAPL;10;150,00;;;",
      [`${CALL} 1 15`, "AAPL 10 150"],
    ],
    [
      "the right in what was done",
      `Date,Action,Symbol,Quantity,Price,Strike,Expiration\n2026-01-03,Buy Put,AAPL,1,15,300,2027-01-15\n2026-01-03,Buy Call,AAPL,2,15,300,2027-01-15\n${SHARES},10,150,,`,
      ["AAPL270115P00300000 1 15", `${CALL} 2 15`, "AAPL 10 150"],
    ],
    [
      "a type of stock, call or put",
      `Date,Action,Symbol,Type,Quantity,Price,Strike,Exp\n2026-01-03,Buy,AAPL,CALL,1,15,300,2027-01-15\n2026-01-03,Buy,AAPL,PUT,2,15,300,2027-01-15\n2026-01-04,Buy,AAPL,STOCK,10,150,,`,
      [`${CALL} 1 15`, "AAPL270115P00300000 2 15", "AAPL 10 150"],
    ],
    [
      "the same beside a side",
      `Date,Side,Symbol,Qty,Price,Strike,Exp,Type\n2026-01-03,Buy,AAPL,1,15,300,2027-01-15,CALL\n2026-01-04,Buy,AAPL,10,150,,,STOCK`,
      [`${CALL} 1 15`, "AAPL 10 150"],
    ],
    [
      "the underlying alone",
      "Date,Action,Underlying,Strike,Expiration,Right,Quantity,Price\n2026-01-03,Buy,AAPL,300,2027-01-15,C,1,15\n2026-01-03,Buy,MSFT,,,,1,400",
      [`${CALL} 1 15`, "MSFT 1 400"],
    ],
    [
      "a strike too fine for an OCC name",
      "Date,Action,Symbol,Quantity,Price,Strike,Expiration,Call/Put\n2026-01-03,Buy,AAPL,1,15,300.12345,2027-01-15,Call",
      ["AAPL 2027-01-15 300.12345 CALL 1 15"],
    ],
  ])("%s", (_, text, expected) => {
    expect(lots(text)).toEqual(expected);
  });

  test.each([
    ["its strike", "2026-01-03,Buy,AAPL,1,15,,2027-01-15,Call,", /lacks its strike price/],
    ["its day", "2026-01-03,Buy,AAPL,1,15,300,,Call,", /lacks its expiration date/],
    ["its right", "2026-01-03,Buy,AAPL,1,15,300,2027-01-15,,", /lacks its option type/],
    ["everything but its kind", "2026-01-03,Buy,AAPL,1,15,,,,Option", /lacks its strike price, expiration date/],
  ])("one that lacks %s is refused, not counted as shares", (_, line, message) => {
    const preview = netted(
      `Date,Action,Symbol,Quantity,Price,Strike,Expiration,Call/Put,Asset Type\n${line}\n${SHARES},10,150,,,,Stock`,
    );
    expect(held(preview)).toEqual([["AAPL", "10", "150", [3]]]);
    expect(preview.problems).toContainEqual(
      expect.objectContaining({ severity: "error", line: 2, message: expect.stringMatching(message) }),
    );
    expect(preview.canCreate).toBe(false);
  });
});

describe("a contract told by the description", () => {
  test.each([
    ["in broker's words", "AAPL 1/15/2027 Call $300.00"],
    ["month by name", "AAPL JAN 15 2027 $300 CALL"],
    ["the company's name", "CALL APPLE INC AT 300 EXP 01/15/2027"],
    ["with its shares", "CALL (AAPL) APPLE INC JAN 15 27 $300 (100 SHS)"],
    ["as a sentence", "Sold 1 contract of the Apple Inc 15 Jan 2027 $300.00 Call"],
  ])("%s", (_, description) => {
    const text = `Date,Action,Symbol,Description,Quantity,Price\n2026-01-03,Sell to Open,AAPL,${description},1,15\n${SHARES},Apple Inc,10,150`;
    expect(lots(text)).toEqual([`${CALL} -1 15`, "AAPL 10 150"]);
  });

  test.each([
    ["a fund of covered calls", "GLOBAL X NASDAQ 100 COVERED CALL ETF"],
    ["shares that an option brought", "Assigned AAPL 1/15/2027 Call $300.00"],
    ["a note", "Bought at 150 after the call of 1/15/2026"],
    ["another", "Earnings call 1/15/2026, sell above 180"],
    ["a bond that is called", "APPLE INC 4% NOTES CALL 01/15/2027 AT 100"],
    ["two contracts", "AAPL 1/15/2027 Call $300 rolled from Put $200"],
  ])("%s is none", (_, description) => {
    expect(describedContract("AAPL", description, "within")).toBeNull();
  });

  test("a line without a symbol is about the contract that its description names", () => {
    const text =
      "Date,Action,Symbol,Description,Quantity,Price\n2026-01-03,Buy to Open,,AAPL JAN 15 2027 $300 CALL,1,15";
    expect(lots(text)).toEqual([`${CALL} 1 15`]);
  });
});

describe("words of options without a contract", () => {
  const HEADER = "Date,Action,Symbol,Quantity,Price";

  test("are refused where the list has other words for shares", () => {
    const preview = netted(`${HEADER}\n2026-01-03,Sell to Open,AAPL,1,15\n${SHARES},10,150`);
    expect(held(preview)).toEqual([["AAPL", "10", "150", [3]]]);
    expect(said(preview)).toContainEqual(["error", "ERR_POS_020", 2]);
  });

  test("are read as shares with a warning where it has none", () => {
    const preview = netted(`${HEADER}\n2026-01-03,BUY_TO_OPEN,AAPL,10,150\n2026-01-05,SELL_TO_CLOSE,AAPL,4,150`);
    expect(held(preview)).toEqual([["AAPL", "6", "150", [2, 3]]]);
    expect(said(preview)).toContainEqual(["warning", "ERR_POS_020", 2]);
  });

  test("are shares where their kind says so", () => {
    const preview = netted(`${HEADER},Asset Type\n2026-01-03,Buy to Open,AAPL,10,150,Equity`);
    expect(said(preview).map(([, code]) => code)).not.toContain("ERR_POS_020");
  });
});

test("an adjusted contract is not the standard one", () => {
  const text =
    "Date,Action,Symbol,Quantity,Price\n2026-01-03,Buy,AAPL1 270115C00300000,1,15\n2026-01-04,Buy,AAPL 270115C00300000,1,15";
  expect(netted(text).positions.map(({ kind, rawSymbol }) => [kind, rawSymbol])).toEqual([
    ["private", "AAPL1 270115C00300000"],
    ["option", CALL],
  ]);
});

test("an option that was sold and not bought before may have been sold short", () => {
  const preview = netted(`Date,Action,Symbol,Quantity,Price\n2026-01-03,Sell,${CALL},1,15\n${SHARES},10,150`);
  expect(preview.problems.find(({ line }) => line === 2)?.message).toContain("Write “sell to open”");
});
