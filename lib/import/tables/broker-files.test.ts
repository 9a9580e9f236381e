import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PortfolioPreview } from "../preview";
import { problemSentence } from "../problems";
import { readPortfolioFile } from "../read-portfolio-file";

const FOLDER = "../shared/data/broker-csv";
const present = existsSync(FOLDER);
if (!present) console.log(`Left out: the brokers' files, because ${FOLDER} is not here.`);

const resultOf = (name: string) => readPortfolioFile(readFileSync(`${FOLDER}/${name}`), { fileName: name });

function previewOf(name: string): PortfolioPreview {
  const result = resultOf(name);
  if (!result.ok) throw new Error(problemSentence(result.problem));
  return result.preview;
}

const brief = ({ positions }: PortfolioPreview) =>
  positions.map(({ kind, symbol, quantity, statedValueUsd }) => [kind, symbol, quantity, statedValueUsd]);

const STOCKS = [
  ["public", "AAPL", "42", "12992.7"],
  ["public", "MSFT", "18.5", "8939.94"],
  ["public", "NVDA", "120", "25766.4"],
  ["public", "BRK-B", "25", "12395.5"],
  ["public", "VTI", "63.214", "23910.06"],
  ["public", "TLT", "40", "3282"],
  ["public", "KO", "55", "5010.5"],
];

describe.runIf(present)("the brokers' files", () => {
  test("Fidelity's positions are read whole: stocks, money market, option and pending activity", () => {
    const preview = previewOf("fidelity_Portfolio_Positions_Aug-21-2026.csv");
    expect(preview).toMatchObject({
      layout: "fidelity_positions",
      encoding: "utf-8",
      delimiter: "comma",
      statementDate: "2026-08-21",
      suggestedName: "fidelity Portfolio Positions Aug-21-2026",
      broker: "Fidelity",
      accounts: [{ name: "Individual - TOD X00000001", positions: 10, statedValueUsd: "91456.66", chosen: true }],
      problems: [],
      canCreate: true,
    });
    expect(brief(preview)).toEqual([
      ["cash", "SPAXX", "1234.56", "1234.56"],
      ...STOCKS,
      ["option", "AAPL270115C00300000", "-1", "-2115"],
      ["cash", null, "40", "40"],
    ]);
    expect(preview.positions[8]).toMatchObject({
      line: 10,
      rawSymbol: "-AAPL270115C300",
      multiplier: "100",
      statedPrice: "21.15",
      entryPrice: "15",
      option: { underlying: "AAPL", expiration: "2027-01-15", strike: "300", optionType: "call" },
    });
    expect(preview.positions[4]).toMatchObject({ rawSymbol: "BRKB", entryPrice: "398.05", statedPrice: "495.82" });
    expect(preview.positions[9]).toMatchObject({ rawSymbol: "Pending Activity", line: 11 });
  });

  test("Fidelity's file is accounted for to the last line, and what it is worth is 91,456.66", () => {
    const { receipt, rows } = previewOf("fidelity_Portfolio_Positions_Aug-21-2026.csv");
    expect(receipt).toEqual({
      lines: 18,
      blank: 4,
      header: 1,
      continuation: 0,
      used: 10,
      heldNotModelled: 0,
      ignored: 3,
      rejected: 0,
      cash: 2,
      options: 1,
      statedValueUsd: "91456.66",
      statedValueRows: 10,
      valueInFileUsd: "91456.66",
      valueInFileSource: "value_column",
    });
    const ignored = rows.filter(({ disposition }) => disposition === "ignored");
    expect(ignored.map(({ line }) => line)).toEqual([14, 16, 18]);
    expect(ignored[2]?.text).toMatch(/^Date downloaded Aug-21-2026/);
  });

  test("Schwab's positions are read, with the total proving the sum", () => {
    const preview = previewOf("schwab_Individual-Positions-2026-08-21.csv");
    expect(preview).toMatchObject({
      layout: "schwab_positions",
      statementDate: "2026-08-21",
      accounts: [{ name: "Individual ...000", positions: 8 }],
      problems: [],
      receipt: {
        valueInFileUsd: "93531.66",
        valueInFileSource: "total_row",
        lines: 12,
        blank: 1,
        header: 1,
        used: 8,
        ignored: 2,
        statedValueUsd: "93531.66",
      },
    });
    expect(brief(preview)).toEqual([...STOCKS, ["cash", null, "1234.56", "1234.56"]]);
    expect(preview.rows.at(-1)?.reason).toMatch(/equal to their sum/);
    // No average cost in this export: cost basis over shares.
    expect(preview.positions[0]?.entryPrice).toBe("171.2");
  });

  test("Interactive Brokers' statement is read: open positions and ending cash, nothing twice", () => {
    const preview = previewOf("ibkr_activity_statement.csv");
    expect(preview).toMatchObject({
      layout: "ibkr_statement",
      statementDate: "2026-08-21",
      accounts: [{ name: "U0000000", positions: 8, statedValueUsd: "93531.66" }],
      problems: [],
      receipt: { lines: 21, blank: 0, header: 2, used: 8, ignored: 11, statedValueUsd: "93531.66" },
    });
    expect(brief(preview)).toEqual([...STOCKS, ["cash", null, "1234.56", "1234.56"]]);
  });

  test("of holdings at two dates the latest are read, Canadian ones held and not modelled", () => {
    const preview = previewOf("sample-holdings-import.csv");
    expect(brief(preview)).toEqual([
      ["public", "AAPL", "55", "11584.1"],
      ["public", "MSFT", "30", "13390.2"],
      ["public", "VOO", "25", "12397.25"],
      ["public", "TD.TO", "100", null],
      ["cash", null, "3200", "3200"],
      ["cash", null, "2500", null],
    ]);
    expect(preview.positions.map(({ currency }) => currency)).toEqual(["USD", "USD", "USD", "CAD", "USD", "CAD"]);
    expect(preview.receipt).toMatchObject({ lines: 13, used: 5, heldNotModelled: 1, ignored: 6, rejected: 0 });
    expect(preview.problems[0]).toMatchObject({ severity: "warning", code: "ERR_CSV_025" });
    expect(preview.statementDate).toBe("2024-06-30");
  });

  test.each([
    "degiro-export.csv",
    "ibkr-trades-export.csv",
    "invalid-multi-line.csv",
    "revolut-invest-export.csv",
    "sample.csv",
    "schwab-export.csv",
    "schwab_with_header_row.csv",
    "semicolon-delimiter.csv",
  ])("%s is recognised as a list of trades", (name) => {
    expect(previewOf(name).kind).toBe("transactions");
  });
});
