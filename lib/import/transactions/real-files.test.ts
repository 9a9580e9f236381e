import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { held, netted, said } from "./testing";

const FOLDER = "../shared/data/broker-csv";
const present = existsSync(FOLDER);
if (!present) console.log(`Left out: the brokers' lists of trades, because ${FOLDER} is not here.`);

const textOf = (name: string) => readFileSync(`${FOLDER}/${name}`, "utf8").replace(/^\uFEFF/, "");

/** Lines to cells, quotes and all: this test's own, so that the sums below owe nothing to the reader. */
const cellsOf = (line: string, delimiter: string) =>
  [...line.matchAll(new RegExp(`("(?:[^"]|"")*"|[^${delimiter}]*)(?:${delimiter}|$)`, "g"))].map(([, cell = ""]) =>
    cell.replace(/^"|"$/g, "").trim(),
  );

/** Shares by name: each line's name and signed hundred-millionths of a share. */
function sumsOf(name: string, delimiter: string, read: (cells: string[]) => [string, number] | null) {
  const sums = new Map<string, number>();
  for (const line of textOf(name).split(/\r?\n/).slice(1)) {
    const found = read(cellsOf(line, delimiter));
    if (found) sums.set(found[0], (sums.get(found[0]) ?? 0) + Math.round(found[1] * 1e8));
  }
  return sums;
}

const shares = (text: string) => Number(text.replace(/[$,]/g, ""));
const inMillionths = (quantity: string | null) => Math.round(Number(quantity) * 1e8);

describe.runIf(present)("the brokers' lists of trades", () => {
  test("Schwab: every holding is the sum of its signed shares, and what was sold without being bought is left out", () => {
    const preview = netted(textOf("schwab-export.csv"));
    const inward =
      /^(Reinvest Shares|Buy|Stock Split|Stock Div Dist|Spin-off|Name Change|Stock Merger|Reverse Split|Conversion|Journaled Shares)$/;
    const sums = sumsOf("schwab-export.csv", ",", ([, action = "", symbol = "", , quantity = ""]) =>
      quantity === ""
        ? null
        : action === "Sell"
          ? [symbol, -shares(quantity)]
          : inward.test(action)
            ? [symbol, shares(quantity)]
            : null,
    );
    // The old securities stand under numbers, and APE was converted under one of them.
    const gone = [...sums].filter(([symbol, sum]) => sum < 0 || /^\d/.test(symbol)).map(([symbol]) => symbol);
    for (const symbol of [...gone, "APE"]) sums.delete(symbol);
    expect(new Map(preview.positions.map(({ symbol, quantity }) => [symbol ?? "", inMillionths(quantity)]))).toEqual(
      sums,
    );
    expect(sums.size).toBe(18);
    expect(sums.get("SPY")).toBe(709_760_000);
    const shown = preview.problems.filter(({ code, message }) => code === "ERR_TRX_002" && !/^Line \d/.test(message));
    expect(shown.map(({ line, value }) => [line, value])).toEqual([
      [34, "592.199"],
      [62, "-877"],
      [100, "500,135"],
    ]);
    expect(held(preview).find(([symbol]) => symbol === "AVGO")).toEqual(["AVGO", "10", "168", [107, 108]]);
    expect(preview).toMatchObject({
      kind: "transactions",
      broker: "Charles Schwab",
      statementDate: "2025-01-31",
      canCreate: true,
    });
  });

  test("Schwab with its title line: an option sold again, shares sold and split that the file never bought", () => {
    const preview = netted(textOf("schwab_with_header_row.csv"));
    expect(held(preview)).toEqual([
      ["BND", "45.025", "73.78006108", [16, 20]],
      ["AAPL", "10", null, [22]],
    ]);
    expect(said(preview)).toEqual(
      expect.arrayContaining([
        ["error", "ERR_TRX_002", 3],
        ["error", "ERR_TRX_002", 6],
        ["warning", "ERR_TRX_005", 7],
      ]),
    );
    expect(preview.receipt).toMatchObject({ lines: 23, header: 1, used: 3, rejected: 2, ignored: 17, blank: 0 });
  });

  test("DEGIRO: shares bought less sold by ISIN, the last balance of each currency", () => {
    const preview = netted(textOf("degiro-export.csv"));
    const sums = sumsOf("degiro-export.csv", ",", ([, , , , isin = "", event = ""]) => {
      const [, verb = "", quantity = ""] = /(Koop|Compra|Achat|Verkoop|Sell) (\d+)\b/.exec(event) ?? [];
      return verb === "" ? null : [isin, /Verkoop|Sell/.test(verb) ? -Number(quantity) : Number(quantity)];
    });
    const positive = new Map([...sums].filter(([, sum]) => sum > 0));
    const shown = preview.positions.filter(({ kind }) => kind !== "cash");
    expect(new Map(shown.map(({ identifier, quantity }) => [identifier?.value ?? "", inMillionths(quantity)]))).toEqual(
      positive,
    );
    expect(positive.size).toBe(9);
    const cash = preview.positions
      .filter(({ kind }) => kind === "cash")
      .map(({ currency, quantity }) => [currency, quantity]);
    expect(cash.sort()).toEqual([
      ["EUR", "217.01"],
      ["GBP", "114.31"],
      ["JPY", "9999.99"],
    ]);
    expect(preview.receipt).toMatchObject({ lines: 75, header: 1, rejected: 2 });
  });

  test("Interactive Brokers: bought shares by ISIN, currencies left out", () => {
    const preview = netted(textOf("ibkr-trades-export.csv"));
    const sums = sumsOf("ibkr-trades-export.csv", ",", ([, , isin = "", quantity = ""]) =>
      isin === "" ? null : [isin, Number(quantity)],
    );
    expect(
      new Map(
        preview.positions.map(({ identifier, rawSymbol, quantity }) => [
          identifier?.value ?? rawSymbol,
          inMillionths(quantity),
        ]),
      ),
    ).toEqual(sums);
    expect([...sums.values()]).toEqual([700_000_000, 32_300_000_000]);
    expect(preview.receipt).toMatchObject({ lines: 12, header: 1, ignored: 3, rejected: 0 });
  });

  test("Revolut: what moved between its companies is held once, what was sold unbought is left out", () => {
    const preview = netted(textOf("revolut-invest-export.csv"));
    expect(preview.positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["O", "1.63453043"],
      ["WBD", "0.0004562"],
      // 0.24647886 moved, 0.56217674 bought after; the split before is in what moved.
      ["TSLA", "0.8086556"],
      ["MSFT", "0.76672417"],
    ]);
    expect(said(preview)).toContainEqual(["error", "ERR_TRX_002", 5]);
  });

  test("plain lists: fees in the cost, dividends and deposits no shares, a word nobody knows an error of its line", () => {
    expect(held(netted(textOf("semicolon-delimiter.csv")))).toEqual([
      // (3,805 + 4.95) / 10; (926.25 + 4.95) / 5; (850 + 9.99) / 10.
      ["MSFT", "5", "380.995", [2, 10]],
      ["AAPL", "3", "186.24", [3, 6]],
      ["VOO", "3", "450", [7]],
      ["TD.TO", "10", "85.999", [12]],
    ]);
    expect(held(netted(textOf("sample.csv")))[0]).toEqual(["MSFT", "5", "302.38", [3]]);
    expect(said(netted(textOf("invalid-multi-line.csv")))).toContainEqual(["error", "ERR_TRX_003", 4]);
  });
});
