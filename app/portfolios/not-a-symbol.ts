import { type ImportProblem, PROBLEM_CODES, type ResolvedPreview, readSymbol } from "@/lib/import";
import { showCell } from "@/lib/import/problems";
import { isSymbol } from "@/lib/market-data/symbols";

/** What is wrong with a text as a symbol, and what to write. */
export function notASymbol(text: string): string {
  if (text.trim() === "") return "No symbol was written: write the ticker, such as AAPL or BRK-B.";
  const read = readSymbol(text);
  const shown = `“${showCell(text, 40)}”`;
  if (read.ok) return `${shown} is not a symbol: write the ticker, such as AAPL or BRK-B.`;
  return `${shown} ${read.why}.${read.fix === undefined ? "" : ` Did you mean ${read.fix}?`}`;
}

/**
 * Names that read like a ticker and that no provider can be asked for: refused before anything is stored, with the
 * file's lines.
 */
export function impossibleSymbols({ positions, unknownSymbols }: ResolvedPreview): ImportProblem[] {
  const impossible = new Set(unknownSymbols.filter((symbol) => !isSymbol(symbol)));
  return positions.flatMap(({ line, rawSymbol, symbol, option }): ImportProblem[] => {
    const wanted = option?.underlying ?? symbol;
    if (wanted === null || !impossible.has(wanted)) return [];
    const message = notASymbol(option === undefined ? rawSymbol : wanted);
    return [{ severity: "error", code: PROBLEM_CODES.symbol, line, column: null, value: showCell(rawSymbol), message }];
  });
}
