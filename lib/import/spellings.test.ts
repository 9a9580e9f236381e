import { describe, expect, test } from "vitest";
import { renamedTicker } from "./aliases";
import { readCash } from "./cash";
import { readOptionName } from "./options";
import { readSymbol, symbolCandidates } from "./symbols";
import { previewOf } from "./testing-preview";

describe("tickers as brokers write them", () => {
  test.each([
    ["NASDAQ:AAPL", "AAPL"],
    ["NYSE: BRK.B", "BRK-B"],
    ["NYSE/BRK.B", "BRK-B"],
    ["AAPL:US", "AAPL"],
    ["AAPL US Equity", "AAPL"],
    ["AAPL UW Equity", "AAPL"],
    ["BRK/B US Equity", "BRK-B"],
    ["AAPL.US", "AAPL"],
    ["AAPL.O", "AAPL"],
    ["IBM.N", "IBM"],
    ["AAPL.OQ", "AAPL"],
    ["VOD LN Equity", "VOD.L"],
    ["SAP GY", "SAP.DE"],
    ["7203 JT Equity", "7203.T"],
    ["BRK.PRB", "BRK-PB"],
    ["BAC PR L", "BAC-PL"],
    ["BAC-PL", "BAC-PL"],
    ["HEIA", "HEI-A"],
    ["LENB", "LEN-B"],
    ["BFB", "BF-B"],
    ["MOGA", "MOG-A"],
    ["VOD.L", "VOD.L"],
    ["7203.T", "7203.T"],
    ["SAP.DE", "SAP.DE"],
    ["TSLA", "TSLA"],
  ])("%s is %s", (raw, symbol) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, symbol });
  });

  test("a ticker that was renamed is read as what it is called now, and both names may be looked up", () => {
    expect(readSymbol("FB")).toMatchObject({ ok: true, symbol: "META", candidates: ["META", "FB"] });
    expect(readSymbol("SQ")).toMatchObject({ ok: true, symbol: "XYZ" });
    expect(readSymbol("RDS.A")).toMatchObject({ ok: true, symbol: "SHEL" });
    const { problems, canCreate } = previewOf("Symbol,Quantity\nFB,5\n");
    expect(problems).toMatchObject([{ severity: "info", code: "ERR_POS_027", message: /2022-06-09/ }]);
    expect(canCreate).toBe(true);
  });

  test("no present name of a ticker was renamed again, so one look-up is enough", () => {
    const old = "ABC ADS ANTM BBRY CTL FB GPS NLOK PEAK RIMM SQ SYMC UTX WLTW".split(" ");
    for (const ticker of old) expect(renamedTicker(renamedTicker(ticker)?.now ?? "")).toBeNull();
  });

  test("letters that only look Latin are an error with the letter; wide ones are mended with a notice", () => {
    expect(readSymbol("ΑAPL")).toMatchObject({ ok: false, fix: "AAPL", why: expect.stringContaining("U+0391") });
    expect(readSymbol("ＡＡＰＬ")).toMatchObject({ ok: true, symbol: "AAPL", notice: { kind: "mended" } });
  });

  test("names are told from tickers", () => {
    for (const raw of ["Microsoft", "APPLE", "Berkshire Hathaway Inc.", "Harbour Fund II"]) {
      expect(readSymbol(raw)).toMatchObject({ ok: false, isName: true });
    }
    for (const raw of ["Aapl", "nvda", "GOOGL", "BRK.B"]) expect(readSymbol(raw).ok).toBe(true);
  });

  test("a ticker beside its company's name is offered, not taken", () => {
    for (const raw of ["Acme Corp, Inc. (ACME)", "ACME - Acme Corp"]) {
      expect(readSymbol(raw)).toMatchObject({ ok: false, isName: true, fix: "ACME" });
    }
    expect(readSymbol("A company with quite a long name, Limited Partnership")).toMatchObject({ isName: true });
  });

  test("what every object has is no ticker's new name", () => {
    for (const raw of ["constructor", "TOSTRING", "__proto__"]) {
      expect(() => readSymbol(raw)).not.toThrow();
      expect(symbolCandidates(raw).every((name) => typeof name === "string")).toBe(true);
    }
  });
});

describe("options as brokers write them", () => {
  const call = { underlying: "AAPL", expiration: "2027-01-15", strike: "300", optionType: "call" };
  test.each([
    "-AAPL270115C300",
    ".AAPL270115C300",
    "AAPL  270115C00300000",
    "AAPL 1/15/2027 Call $300.00",
    "AAPL 01/15/2027 300.00 C",
    "AAPL 15JAN27 300 C",
    "AAPL 15-Jan-2027 300 Call",
    "AAPL 2027-01-15 300 C",
    "AAPL CALL 01/15/27 $300",
    "CALL (AAPL) APPLE INC JAN 15 27 $300 (100 SHS)",
    "AAPL Jan 15 '27 $300 Call",
  ])("%s", (raw) => {
    expect(readOptionName(raw)).toMatchObject({ ok: true, option: call, multiplier: "100", adjusted: false });
  });

  test("the multiplier is the file's, else ten for mini contracts, by name or by arithmetic, else a hundred", () => {
    const header = "Symbol,Quantity,Price,Value,Multiplier";
    const multiplierOf = (line: string) => previewOf(`${header}\n${line}\n`).positions[0]?.multiplier;
    expect(multiplierOf("AAPL  270115C00300000,1,5,500,")).toBe("100");
    expect(multiplierOf("AAPL  270115C00300000,1,5,50,")).toBe("10");
    expect(multiplierOf("AAPL7 270115C00300000,1,5,50,")).toBe("10");
    expect(multiplierOf("AAPL  270115C00300000,1,5,,10")).toBe("10");
    expect(multiplierOf("AAPL1 270115C00300000,1,5,750,150")).toBe("150");
  });

  test("an adjusted contract whose deliverable the file does not say is held at its stated value", () => {
    const { positions, rows } = previewOf("Symbol,Quantity,Value\nAAPL1 270115C00300000,1,500\n");
    expect(positions).toMatchObject([{ kind: "private", statedValueUsd: "500" }]);
    expect(rows[0]?.disposition).toBe("held_not_modelled");
  });
});

describe("cash as brokers write it", () => {
  test.each([
    ["SPAXX**", "USD", "SPAXX"],
    ["FDRXX", "USD", "FDRXX"],
    ["FZFXX", "USD", "FZFXX"],
    ["VMFXX", "USD", "VMFXX"],
    ["SWVXX", "USD", "SWVXX"],
    ["SNAXX", "USD", "SNAXX"],
    ["FCASH**", "USD", "FCASH"],
    ["QACDS", "USD", "QACDS"],
    ["Cash & Cash Investments", "USD", null],
    ["CASH", "USD", null],
    ["Core", "USD", null],
    ["Sweep", "USD", null],
    ["Barmittel", "USD", null],
    ["Barmittel EUR", "EUR", null],
    ["Liquidités", "USD", null],
    ["Efectivo", "USD", null],
    ["Cash (GBP)", "GBP", null],
    ["Cash - CHF", "CHF", null],
    ["EUR Cash", "EUR", null],
    ["USD999997", "USD", null],
    ["FDIC Insured Deposits", "USD", null],
  ])("%s", (raw, currency, symbol) => {
    expect(readCash(raw, false)).toMatchObject({ currency, symbol });
  });

  test.each(["AAPL", "FOXA", "NOK", "FORM", "COR", "TotalEnergies", "Cashmere Valley Bank"])("%s is none", (raw) => {
    expect(readCash(raw, false)).toBeNull();
  });

  test("pending activity counts where it has an amount and is ignored where it has none", () => {
    const read = previewOf("Symbol,Quantity,Value\nPending Activity,,$40.00\nPending Activity,,\nAAPL,1,300\n");
    expect(read.rows.map(({ disposition }) => disposition)).toEqual(["used", "ignored", "used"]);
    expect(read.positions[0]).toMatchObject({ kind: "cash", quantity: "40" });
  });

  test("a share held in a cash account is no cash", () => {
    const { positions } = previewOf("Symbol,Quantity,Type\nAAPL,5,Cash\nMSFT,5,Margin\nTSLA,5,Short\n");
    expect(positions.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ["public", "5"],
      ["public", "5"],
      ["public", "-5"],
    ]);
  });

  test("a bond fund among the fixed income is a fund, a short-term bond no short", () => {
    const { positions } = previewOf("Symbol,Quantity,Asset Class\nAGG,5,Fixed Income\nBSV,5,Short-Term Bond\n");
    expect(positions).toMatchObject([
      { kind: "public", symbol: "AGG", quantity: "5", isFund: true },
      { kind: "public", symbol: "BSV", quantity: "5" },
    ]);
  });
});
