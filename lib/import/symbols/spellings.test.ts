import { describe, expect, test } from "vitest";
import { readCash } from "../rows/cash";
import { readOptionName } from "../rows/options";
import { previewOf } from "../testing-preview";
import { renamedTicker } from "./aliases";
import { readSymbol } from "./read-symbol";
import { symbolCandidates } from "./symbol-candidates";

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
    ["AMS:ASML", "ASML.AS"],
    ["MUTF:VTSAX", "VTSAX"],
    ["$TSLA", "TSLA"],
    ["US:BTC", "BTC"],
    ["700 HK", "0700.HK"],
    ["HKG:700", "0700.HK"],
    ["00700.HK", "0700.HK"],
    ["TSE:7203", "7203.T"],
    ["TSE:SHOP", "SHOP.TO"],
  ])("%s is %s", (raw, symbol) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, symbol });
  });

  test("a ticker that was renamed is read as what it is called now, and both names may be looked up", () => {
    expect(readSymbol("FB")).toMatchObject({ ok: true, symbol: "META", candidates: ["META", "FB"] });
    expect(readSymbol("SQ")).toMatchObject({ ok: true, symbol: "XYZ" });
    expect(readSymbol("VIAC")).toMatchObject({ ok: true, symbol: "PARA" });
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

  test("a long name is one", () => {
    expect(readSymbol("A company with quite a long name, Limited Partnership")).toMatchObject({ isName: true });
  });

  test.each(["1-Mar", "3-Dec", "Dec-25", "01-Sep-26", "2026-03-01", "01.03.2026", "1. Mrz"])(
    "%s is a date that a spreadsheet made of a ticker",
    (raw) => {
      expect(readSymbol(raw)).toMatchObject({
        ok: false,
        why: expect.stringMatching(/is a date, which spreadsheets make/),
      });
    },
  );

  test("a ticker in the column of names is offered for the symbol", () => {
    const { problems } = previewOf("Description,Qty\nAAPL,10\nNIKE,4\n");
    expect(problems.map(({ column, fix }) => [column, fix?.value])).toEqual([
      ["Symbol", "AAPL"],
      ["Symbol", "NKE"],
    ]);
  });

  test("a fund that no market lists can count at its value", () => {
    const header = "Account Number,Symbol,Description,Quantity,Last Price,Current Value";
    const text = `${header}\n1,,BROKERAGELINK,,,$500.00\n1,AAPL,APPLE,1,$200,$200\n`;
    const [problem] = previewOf(text).problems;
    expect(problem).toMatchObject({ severity: "error", message: /leave the line out/ });
    const choice = problem?.choices?.[0];
    expect(choice).toMatchObject({ column: "Investment Class", value: "PRIVATE" });
    const { positions, canCreate } = previewOf(text, { corrections: choice ? [{ line: 2, ...choice }] : [] });
    expect(positions[0]).toMatchObject({ kind: "private", quantity: "1", statedValueUsd: "500" });
    expect(canCreate).toBe(true);
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
    "AAPL 300 C 15 Jan 2027",
    "AAPL $300 Call 1/15/27",
    "AAPL 1/15/27 C300",
    "AAPL 1/15/27 300C",
    "AAPL_011527C300",
    "O:AAPL270115C00300000",
    "AAPL--270115C00300000",
  ])("%s", (raw) => {
    expect(readOptionName(raw)).toMatchObject({ ok: true, option: call, multiplier: "100", adjusted: false });
  });

  test.each(["AAPL 300 C Jan 2027", "AAPL Jan27 300 Call x2", "AAPL:270115:300:C"])(
    "%s is none that we read, and the remedy is the contract's name and no ticker",
    (raw) => {
      const { problems } = previewOf(`Symbol,Quantity\n${raw},1\n`);
      expect(problems).toMatchObject([
        { severity: "error", code: "ERR_POS_020", message: /OCC name, such as AAPL270115C/ },
      ]);
    },
  );

  test("a contract in the name of a line without a symbol is one", () => {
    const { positions } = previewOf("Symbol,Description,Qty\n,AAPL Jan 15 2027 $300 Call,-2\nMSFT,Microsoft,3\n");
    expect(positions).toMatchObject([{ kind: "option", quantity: "-2", option: call }, { kind: "public" }]);
  });

  test("one that expired well before the file's day is asked back", () => {
    const asked = (text: string) => previewOf(text).problems.map(({ severity, message }) => [severity, message]);
    const line = "Symbol,Quantity,Price\nAAPL200117C00300000,1,5\n";
    expect(asked(line)).toEqual([]);
    expect(asked(`Positions as of 01/15/2020\n${line}`)).toEqual([]);
    expect(asked(`Positions as of 01/21/2020\n${line}`)).toEqual([]);
    const expired = ["error", expect.stringMatching(/expired on 2020-01-17/)];
    expect(asked(`Positions as of 02/15/2020\n${line}`)).toEqual([expired]);
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

  test.each([
    ["AAPL  270115C00300000,1,5,50,", ", 10 shares a contract."],
    ["AAPL7 270115C00300000,1,5,50,", ", 10 shares a contract."],
    ["AAPL7 270115C00300000,1,5,,", ", 10 shares a contract."],
    ["AAPL  270115C00300000,1,5,50,10", " at 300."],
    ["AAPL  270115C00300000,1,5,500,", " at 300."],
    ["AAPL1 270115C00300000,1,5,750,150", " at 300."],
  ])("a multiplier that is neither stated nor usual is said: %s", (line, end) => {
    const { rows } = previewOf(`Symbol,Quantity,Price,Value,Multiplier\n${line}\n`);
    expect(rows).toMatchObject([{ disposition: "used", reason: expect.stringMatching(`${end}$`) }]);
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
