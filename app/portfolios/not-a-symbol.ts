import { type ImportProblem, NOT_A_SYMBOL, PROBLEM_CODES, type ResolvedPreview, readSymbol } from "@/lib/import";
import { showCell } from "@/lib/import/problems";
import { isSymbol } from "@/lib/symbol-form";

/** What is wrong with a text as a symbol, and what to write. */
export function notASymbol(text: string): string {
  if (text.trim() === "") return "No symbol was written: write the ticker, such as AAPL or BRK-B.";
  const read = readSymbol(text);
  const shown = `“${showCell(text, 40)}”`;
  if (read.ok) return `${shown} ${NOT_A_SYMBOL}.`;
  return `${shown} ${read.why}.${read.fix === undefined ? "" : ` Did you mean ${read.fix}?`}`;
}

/**
 * Names that no provider can be asked for, by the rule the preview reads symbols with: refused once more before anything
 * is stored, with the file's lines, wherever a name came from.
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
