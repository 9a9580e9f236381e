import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";
import { readSymbol } from "./read-symbol";

describe("a ticker beside a name", () => {
  test.each([
    ["Apple Inc. (AAPL)", "AAPL"],
    ["Acme Corp, Inc. (ACME)", "ACME"],
    ["Acme Inc. Class A (NASDAQ: ACME)", "ACME"],
    ["NVIDIA (NasdaqGS: NVDA)", "NVDA"],
    ["ACME - Acme Corp", "ACME"],
    ["Acme Corp - ACME", "ACME"],
    ["AAPL Apple Inc", "AAPL"],
    ["AAPL APPLE INC", "AAPL"],
    ["MSFT Microsoft Corporation", "MSFT"],
    ["BRK B Berkshire Hathaway", "BRK-B"],
    ["VOO Vanguard S&P 500 ETF", "VOO"],
    ["AAPL (Apple Inc)", "AAPL"],
    ["TESLA (TSLA)", "TSLA"],
    ["Vodafone Group (VOD LN)", "VOD.L"],
    ["SAP SE (SAP.DE)", "SAP.DE"],
    ["Toyota (7203.T)", "7203.T"],
    ["SHOP (TSX)", "SHOP.TO"],
    ["Alphabet Inc. Class C (GOOG)", "GOOG"],
    ["Bitcoin (BTC)", "BTC-USD"],
    ["Grayscale Bitcoin Mini Trust (BTC)", "BTC"],
    ["Meta Platforms (FB)", "META"],
    ["Visa Inc. (V)", "V"],
    ["Visa (V)", "V"],
    ["Ford (F)", "F"],
    ["Agilent (A)", "A"],
    ["T - AT&T", "T"],
    ["The Walt Disney Company (DIS)", "DIS"],
    ["Goldman Sachs (GS)", "GS"],
    ["Verizon (VZ)", "VZ"],
    ["General Electric (GE)", "GE"],
    ["Simon Property Group (SPG)", "SPG"],
    ["SPDR Gold Trust (GLD)", "GLD"],
    ["Alphabet (GOOG)", "GOOG"],
    ["Airbus (AIR.PA)", "AIR.PA"],
    ["Alphabet C (GOOG)", "GOOG"],
    ["Roku (ROKU)", "ROKU"],
  ])("%s is read, and said", (raw, symbol) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, symbol, notice: { kind: "written" } });
    const { positions, problems, canCreate } = previewOf(`Symbol,Quantity\n"${raw}",10\nMSFT,1\n`);
    expect(positions[0]?.symbol).toBe(symbol);
    expect(problems[0]).toMatchObject({ severity: "info", line: 2, message: expect.stringContaining(raw) });
    expect(canCreate).toBe(true);
  });

  test("needs no column of its own", () => {
    const { positions, problems } = previewOf("Description,Qty\nApple Inc. (AAPL),10\n");
    expect(positions).toMatchObject([{ symbol: "AAPL", rawSymbol: "Apple Inc. (AAPL)" }]);
    expect(problems).toMatchObject([{ severity: "info", column: "Description" }]);
  });
});

describe("what only looks like a ticker beside a name is not offered", () => {
  test.each([
    "Alphabet Inc (A)",
    "Vanguard S&P 500 UCITS ETF (USD)",
    "Vanguard S&P 500 UCITS ETF (ACC)",
    "Vodafone Group (LSE)",
    "Deutsche Telekom (DE)",
    "Short (TSLA)",
    "HP Inc",
    "FTI Consulting",
    "TD Synnex",
    "IDEX Corporation",
    "IRA - Apple",
  ])("%s", (raw) => {
    const reading = readSymbol(raw);
    expect(reading).toMatchObject({ ok: false });
    expect(reading).not.toHaveProperty("fix");
  });

  test.each([
    ["Apple Inc. (MSFT)", ["AAPL", "MSFT"]],
    ["XEROX (XRX)", ["XEROX", "XRX"]],
    ["My coins (BTC)", ["BTC-USD", "US:BTC"]],
    ["EURONEXT:AIR", ["AIR.PA", "AIR.AS", "AIR.BR", "AIR.LS"]],
  ])("%s may be either, and each is a choice", (raw, tickers) => {
    const [problem] = previewOf(`Symbol,Quantity\n${raw},10\n`).problems;
    expect(problem?.severity).toBe("error");
    expect(problem?.fix).toBeUndefined();
    expect(problem?.choices?.map(({ value }) => value)).toEqual(tickers);
  });
});

describe("what nothing shows to be the ticker of the name beside it is not taken", () => {
  test.each([
    "Roche (GS)",
    "Roche - GS",
    "Volkswagen (VZ)",
    "Siemens (NA)",
    "Allianz SE (NA)",
    "Lyxor CAC 40 (DR)",
    "Deka MegaTrends (CF)",
    "iShares S&P 500 - USDA",
    "Fidelity World - PEA",
    "Pension (DC)",
    "LA Lakers card",
    "NY New York flat",
  ])("%s has none", (raw) => {
    const { positions, problems } = previewOf(`Holding,Quantity,Price\n${raw},5,280\n`);
    expect(positions).toEqual([]);
    expect(problems).toMatchObject([{ severity: "error", line: 2 }]);
    expect(problems[0]?.fix).toBeUndefined();
  });

  test.each([
    ["Nestle (ACME)", "ACME"],
    ["Acme Robotics (XYZQ)", "XYZQ"],
    ["Cat food (CAT)", "CAT"],
    ["Acme Corp (MSFT)", "MSFT"],
    ["ACME - Some other name", "ACME"],
  ])("%s has one, which is offered", (raw, fix) => {
    const { positions, problems } = previewOf(`Symbol,Quantity\n${raw},5\n`);
    expect(positions).toEqual([]);
    expect(problems).toMatchObject([{ severity: "error", fix: { value: fix }, message: /nothing shows/ }]);
  });

  test.each([
    ["Rental flat (NYC)", "NYC"],
    ["House - NYC", "NYC"],
    ["NYC - Rental flat", "NYC"],
    ["Savings (HYSA)", "HYSA"],
    ["Savings (SAV)", "SAV"],
    ["Loan to Bob (BOB)", "BOB"],
    ["Loan - JOHN", "JOHN"],
    ["Startup (SAFE)", "SAFE"],
    ["Flat (NYC US)", "NYC US"],
    ["HOUSE (UK)", "HOUSE"],
  ])("%s is private as likely, and its owner chooses", (raw, ticker) => {
    const text = `Holding,Value\n${raw},300000\n`;
    const { positions, problems } = previewOf(text);
    expect(positions).toEqual([]);
    expect(problems).toMatchObject([
      { severity: "error", choices: [{ value: ticker }, { label: "Count it at its value", value: "PRIVATE" }] },
    ]);
    // Nothing that is mended at once makes a ticker of it.
    expect(problems[0]?.fix).toBeUndefined();
    const [, asPrivate] = problems[0]?.choices ?? [];
    const held = previewOf(text, { corrections: [{ line: 2, column: "", value: "", ...asPrivate }] }).positions;
    expect(held).toMatchObject([{ kind: "private", statedValueUsd: "300000" }]);
  });

  test("names that begin with their ticker have it offered", () => {
    const fixOf = (name: string) => previewOf(`Symbol,Quantity\n${name},5\n`).problems[0]?.fix?.value;
    const names = ["GE Aerospace", "BP PLC", "IBM Corp", "UBS Group", "AGNC Investment"];
    expect(names.map(fixOf)).toEqual(["GE", "BP", "IBM", "UBS", "AGNC"]);
    const [problem] = previewOf("Symbol,Quantity\nABB Ltd,5\n").problems;
    expect(problem?.choices?.map(({ value }) => value)).toEqual(["ABBN.SW", "ABBNY"]);
  });
});

describe("a ticker beside a note", () => {
  test.each([
    ["AAPL (Roth)", "AAPL"],
    ["NVDA (ROTH)", "NVDA"],
    ["F (old)", "F"],
    ["KO (new)", "KO"],
    ["aapl (roth)", "AAPL"],
    ["BRK.B (10 shares)", "BRK.B"],
    ["AAPL - Roth IRA", "AAPL"],
    ["MSFT (IT)", "MSFT"],
    ["Apple Inc. (Roth)", "AAPL"],
  ])("%s is asked back, and the ticker is what is offered", (raw, fix) => {
    const { problems, positions } = previewOf(`Symbol,Quantity\n${raw},10\n`);
    expect(problems).toMatchObject([{ severity: "error", column: "Symbol", fix: { value: fix } }]);
    expect(positions).toEqual([]);
  });

  test("a side that the quantity has not is never chosen, and a quantity below zero settles it", () => {
    const text = "Symbol,Quantity\nTSLA (short),10\n";
    const [problem] = previewOf(text).problems;
    expect(problem).toMatchObject({
      message: /quantity below zero/,
      choices: [
        { label: "Held short: -10", column: "Quantity", value: "-10" },
        { label: "Held long: TSLA", column: "Symbol", value: "TSLA" },
      ],
    });
    expect(problem?.fix).toBeUndefined();
    const chosen = (problem?.choices ?? []).map(
      (choice) => previewOf(text, { corrections: [{ line: 2, ...choice }] }).positions,
    );
    expect(chosen).toMatchObject([[{ symbol: "TSLA", quantity: "-10" }], [{ symbol: "TSLA", quantity: "10" }]]);
    expect(previewOf("Symbol,Quantity\nTSLA short,10\n").problems[0]?.choices).toHaveLength(2);
    expect(previewOf("Symbol,Quantity\nTSLA (long),-10\n").canCreate).toBe(false);
    expect(previewOf("Symbol,Quantity\nTSLA (long),10\n").positions).toMatchObject([{ quantity: "10" }]);
  });
});

describe("exchanges behind a ticker", () => {
  test.each([
    ["NESN.VX", "NESN.SW"],
    ["SHOP.TSX", "SHOP.TO"],
    ["ABC.TSXV", "ABC.V"],
    ["BHP.ASX", "BHP.AX"],
    ["VOD.LSE", "VOD.L"],
    ["VOD.LON", "VOD.L"],
    ["VOD.LN", "VOD.L"],
    ["SAP.XETRA", "SAP.DE"],
    ["7203.TSE", "7203.T"],
    ["SHOP.TSE", "SHOP.TO"],
    ["RCI.B.TSX", "RCI-B.TO"],
    ["AAPL.NASDAQ", "AAPL"],
    ["MSFT-US", "MSFT"],
    ["BRK.B-US", "BRK-B"],
    ["SAP-DE", "SAP.DE"],
    ["XETRA:SAP", "SAP.DE"],
    ["XPAR:AIR", "AIR.PA"],
    ["SIX:NESN", "NESN.SW"],
    ["DE:SAP", "SAP.DE"],
    ["TSX:RCI.B", "RCI-B.TO"],
    ["TSX:SHOP.TO", "SHOP.TO"],
    ["LON:RR.", "RR.L"],
    ["ACHR/WS", "ACHR-WT"],
    ["ACHR.WS", "ACHR-WT"],
  ])("%s is %s", (raw, symbol) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, symbol });
  });

  test.each([
    "BRK-B",
    "BAC-PL",
    "T-PA",
    "VOD.L",
    "ERIC-B.ST",
    "BAM-PFA.TO",
    "DX-Y.NYB",
    "BTC-USD",
    "EURUSD=X",
    "AB.SE",
  ])("%s stays", (raw) => {
    expect(readSymbol(raw)).toMatchObject({ ok: true, symbol: raw });
  });

  test("no second one is ever put behind it", () => {
    const text = "Symbol,Quantity,Currency\nABC.XYZ,10,CHF\nREI.UN,10,CAD\nSHOP.TSX,5,CAD\n";
    const { problems, positions } = previewOf(text);
    expect(problems.map(({ fix }) => fix?.value)).toEqual([undefined, "REI-UN.TO", undefined]);
    expect(problems[0]?.message).toMatch(/such as ABC\.SW\.$/);
    expect(positions[2]?.symbol).toBe("SHOP.TO");
  });
});

describe("what is no exchange before a colon", () => {
  test.each([
    ["Symbol", "FUND:B41YBW7"],
    ["Investment", "FUND:B41YBW7"],
    ["Investment", "Fundsmith Equity I Acc (FUND:B41YBW7)"],
  ])("a fund's number is looked up: %s %s", (header, cell) => {
    const { positions } = previewOf(`${header},Quantity\n${cell},3\n`);
    expect(positions).toMatchObject([
      { kind: "public", symbol: null, identifier: { kind: "sedol", value: "B41YBW7" } },
    ]);
  });

  test("a fund's number that is wrong is said to be", () => {
    expect(readSymbol("FUND:B41YBW8")).toMatchObject({ ok: false, why: expect.stringMatching(/SEDOL.*check digit/) });
  });

  test("a number in brackets is the security's", () => {
    const { positions } = previewOf("Symbol,Quantity\nApple Inc (US0378331005),3\n");
    expect(positions).toMatchObject([{ identifier: { value: "US0378331005" } }]);
  });

  test.each([
    ["CURRENCY:EURUSD", /symbol EUR and the amount as its quantity\.$/, "EUR"],
    ["CURRENCY:BTCUSD", /write the coin as BTC-USD\.$/, "BTC-USD"],
    ["INDEXSP:.INX", /is an index/, undefined],
  ])("%s is said to be none", (raw, message, fix) => {
    const [problem] = previewOf(`Symbol,Quantity\n${raw},1\nAAPL,1\n`).problems;
    expect(problem).toMatchObject({ severity: "error", line: 2, message });
    expect(problem?.fix?.value).toBe(fix);
  });
});
