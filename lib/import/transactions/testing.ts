import type { PortfolioPreview, ReadOptions } from "../preview";
import { problemSentence } from "../problems";
import { readPortfolioText } from "../read-portfolio-file";

/** A list of trades read through the door that everybody uses, its receipt checked; for tests. */
export function netted(lines: readonly string[] | string, options: ReadOptions = {}): PortfolioPreview {
  const text = typeof lines === "string" ? lines : lines.join("\n");
  const result = readPortfolioText(text, options);
  if (!result.ok) throw new Error(problemSentence(result.problem));
  const { preview } = result;
  const { used, heldNotModelled, ignored, rejected, blank, header, continuation } = preview.receipt;
  const sum = blank + header + continuation + used + heldNotModelled + ignored + rejected;
  if (preview.kind !== "transactions") throw new Error(`Read as ${preview.kind}`);
  if (sum !== preview.receipt.lines || blank < 0)
    throw new Error(`${sum} lines accounted for of ${preview.receipt.lines}`);
  if (new Set(preview.rows.map(({ line }) => line)).size !== preview.rows.length)
    throw new Error("A line stands twice");
  return preview;
}

/** Name, quantity, entry price and lines of each position, for short tables. */
export const held = ({ positions }: PortfolioPreview) =>
  positions.map(({ symbol, rawSymbol, currency, kind, quantity, entryPrice, lines }) => [
    symbol ?? (kind === "cash" ? currency : rawSymbol),
    quantity,
    entryPrice,
    lines,
  ]);

/** Name, quantity and entry price of each position of a list, in one text each. */
export const lots = (lines: string) =>
  netted(lines).positions.map(({ symbol, rawSymbol, quantity, entryPrice }) =>
    [symbol ?? rawSymbol, quantity, entryPrice ?? "?"].join(" "),
  );

/** What became of a line. */
export const fateOf = ({ rows }: PortfolioPreview, line: number) => {
  const row = rows.find((one) => one.line === line);
  return row && `${row.disposition}: ${row.reason}`;
};

/** Codes of what is said, with their lines. */
export const said = ({ problems }: PortfolioPreview) =>
  problems.map(({ code, line, severity }) => [severity, code, line]);
