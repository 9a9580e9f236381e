import { PROBLEM_CODES, type ProblemChoice, showCell } from "../problems";
import { suggestTicker } from "../symbols/company-names";
import { misreadIdentifier } from "../symbols/identifiers";
import { readSymbol } from "../symbols/read-symbol";
import type { SymbolReading } from "../symbols/symbol-reading";
import { isBroken } from "../symbols/tidy-cell";
import { isNothing } from "../text/numbers";
import { columnOfSymbol } from "./column-of-symbol";
import { looksLikeOption } from "./options";
import type { RowCells } from "./row-cells";
import { isShort } from "./short-lines";

/** Says what is wrong with the symbol; where a company's name stands for it, so that its ticker can be suggested. */
export function reportSymbol(row: RowCells, symbol: SymbolReading, byName: boolean): void {
  const raw = byName ? row.text("description") : row.text("symbol");
  if (byName) {
    // What has the form of a ticker may be one, and "NIKE" is none: offered, not taken.
    const guess = suggestTicker(raw) ?? (symbol.ok ? symbol.symbol : symbol.fix);
    const sentence = LINKED_ACCOUNT.test(raw)
      ? `“${showCell(raw)}” is an account, whose holdings stand under its own number: leave the line out where the file has them, or count it at its value.`
      : `“${showCell(raw)}” has no ticker: write it, or put an ISIN in a column of its own.`;
    row.wantTicker(columnOfSymbol(row), raw, sentence, LINKED_ACCOUNT.test(raw) ? undefined : guess);
    const choices = itsValue(row);
    if (choices.length > 0) row.offer(choices);
  } else if (!symbol.ok && !isBroken(raw) && looksLikeOption(raw)) {
    const sentence = `“${showCell(raw)}” seems to be an option in a form that is not read: write its OCC name, such as AAPL270115C00300000.`;
    row.report("error", PROBLEM_CODES.option, "symbol", sentence);
  } else if (!symbol.ok && symbol.isName) {
    row.wantTicker(null, raw, `“${showCell(raw)}” ${symbol.why}.`, symbol.fix);
    const choices = [...tickers(row, symbol.choices ?? []), ...(symbol.fix === undefined ? itsValue(row) : [])];
    if (choices.length > 0) row.offer(choices);
  } else if (!symbol.ok) {
    const sentence = raw === "" ? `The symbol ${symbol.why}.` : `“${showCell(raw)}” ${symbol.why}.`;
    // Where name and quantity disagree on the side, all that is offered names one: it is not among what is mended at once.
    const { side, fix } = symbol;
    row.report("error", PROBLEM_CODES.symbol, "symbol", sentence, side === undefined ? fix : undefined);
    const atValue = symbol.mayBePrivate ? itsValue(row, "price") : [];
    const choices = [...tickers(row, symbol.choices ?? []), ...atValue];
    if (choices.length > 0) row.offer(choices);
    if (side !== undefined && fix !== undefined) offerSides(row, side, fix);
  }
}

function tickers(row: RowCells, names: readonly string[]): ProblemChoice[] {
  const column = columnOfSymbol(row);
  return names.map((value) => ({ label: `Use ${value}`, column, value }));
}

/** "TSLA (short)" beside 10: held short by a quantity below zero, or long by the ticker alone. */
function offerSides(row: RowCells, side: "short" | "long", ticker: string): void {
  const other = side === "short" ? "long" : "short";
  const asTicker = { label: `Held ${other}: ${ticker}`, column: columnOfSymbol(row), value: ticker };
  const [column, written] = [row.header("quantity"), row.text("quantity").trim().replace(/^\+/, "")];
  const canBeShort = side === "short" && column !== undefined && /^\d/.test(written);
  const asShort = canBeShort ? [{ label: `Held short: -${written}`, column, value: `-${written}` }] : [];
  row.offer([...asShort, asTicker]);
}

/**
 * A symbol as the line has it: where a note beside the ticker says the side that the quantity has as well, both agree and the
 * ticker is read.
 */
export function readLineSymbol(row: RowCells, raw: string): SymbolReading {
  const symbol = readSymbol(raw);
  if (symbol.ok || symbol.side === undefined || symbol.fix === undefined) return symbol;
  const quantity = row.number("quantity");
  if (!quantity.ok || quantity.value === null) return symbol;
  const isBelow = quantity.value.startsWith("-") || isShort(row);
  if (isBelow !== (symbol.side === "short")) return symbol;
  const reading = readSymbol(symbol.fix);
  if (!reading.ok) return symbol;
  const sentence = `“${showCell(raw)}” was read as the ticker ${reading.symbol}, held ${symbol.side} as its quantity says.`;
  return { ...reading, notice: reading.notice ?? { kind: "written", sentence } };
}

/** Fidelity's account within a retirement plan. */
const LINKED_ACCOUNT = /^brokerage ?link\b/i;

/** What no market lists, such as a fund of a retirement plan, can count at what the file says it is worth. */
function itsValue(row: RowCells, orBy: "price" | "value" = "value"): ProblemChoice[] {
  if (!/[1-9]/.test(row.text("value") + row.text(orBy))) return [];
  const column = row.header("investmentClass") ?? "Investment Class";
  return [{ label: "Count it at its value", column, value: "PRIVATE" }];
}

/** A ticker written where a security number should stand; blank where there is none. */
export function tickerAsNumber(row: RowCells): string {
  const cell = row.text("identifier").trim();
  return /^[A-Z]{1,5}([.-][A-Z]{1,2})?$/i.test(cell) && !isNothing(cell) ? cell : "";
}

/** Says what is wrong with the line's security number, where something is. */
export function reportIdentifier(row: RowCells): boolean {
  const cell = row.text("identifier");
  const misread = isNothing(cell) ? null : misreadIdentifier(cell, true);
  if (misread === null) return false;
  row.report("error", PROBLEM_CODES.symbol, "identifier", `“${showCell(cell)}” ${misread.why}.`, misread.fix);
  return true;
}
