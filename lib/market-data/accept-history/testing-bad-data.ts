import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { History } from "../market";

/** A history made of a CSV of daily bars, in whatever order, with the dividends and splits on their days. */
export function historyOfCsv(path: string, symbol: string): History {
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const number = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));
  const days = rows
    .map((row) => ({ row, session: (row.Date ?? row.Datetime ?? "").slice(0, 10) }))
    .sort((a, b) => (a.session < b.session ? -1 : 1));
  return {
    symbol,
    currency: "USD",
    exchange: "NYQ",
    instrumentType: "EQUITY",
    firstTradeDate: null,
    bars: days.map(({ row, session }) => ({
      session,
      open: number(row.Open),
      high: number(row.High),
      low: number(row.Low),
      close: number(row.Close),
      adjClose: number(row["Adj Close"]),
      volume: number(row.Volume),
    })),
    dividends: days.flatMap(({ row, session }) =>
      Number(row.Dividends) > 0 ? [{ exDate: session, amount: Number(row.Dividends) }] : [],
    ),
    splits: days.flatMap(({ row, session }) =>
      Number(row["Stock Splits"]) > 0
        ? [{ exDate: session, numerator: Number(row["Stock Splits"]), denominator: 1 }]
        : [],
    ),
    dropped: [],
  };
}
