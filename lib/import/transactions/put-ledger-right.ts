import type { ColumnBasis } from "../columns/content-columns";
import { isCurrencyCode } from "../columns/currency-codes";
import { codesUnder } from "../columns/currency-headers";
import { areOfAmounts, compareWithListings, type NamePlaces } from "../columns/listed-currencies";
import { FIELD_LABELS } from "../fields";
import { type ImportProblem, PROBLEM_CODES, showCell } from "../problems";
import { readCurrencyText } from "../text/currency";
import { readDate } from "../text/dates";
import { dayCell } from "./day-cell";
import type { LedgerTable } from "./find-ledger";
import { SECURITY_WORDS } from "./ledger-fields";
import { purposeOf } from "./trade-fields";

/** Lines that show what was traded. */
const SAMPLE_LINES = 200;
const CODES_WHY = "Its cells are codes of currencies.";

/**
 * The columns of a list that no broker is known to write, by what stands in them where their headers leave it open: a column
 * of codes is the currency, whatever it is called, one of days is none, and one of names beside ISINs holds no tickers.
 */
export function putLedgerRight(table: LedgerTable): LedgerTable {
  if (table.broker.broker !== null) return table;
  const columns = new Map(table.columns);
  const basis = new Map(table.basis);
  const currency = columns.get("currency");
  if (
    currency !== undefined &&
    isMostly(table, currency, (cell) => readDate(dayCell(cell), "day_first") !== undefined)
  ) {
    columns.delete("currency");
  }
  if (!columns.has("currency") && table.broker.currency === undefined) {
    const found = currencyByCells({ ...table, columns });
    if (found) {
      columns.set("currency", found.index);
      basis.set(found.index, found);
    }
  }
  const symbol = columns.get("symbol");
  if (symbol !== undefined && columns.has("isin") && isNameBesideNumber(table, symbol)) {
    columns.delete("symbol");
    if (!columns.has("name")) columns.set("name", symbol);
  }
  return { ...table, columns, basis };
}

/** Of several columns of codes the one that stands nearest to the prices. */
function currencyByCells(table: LedgerTable): ColumnBasis | null {
  const price = table.columns.get("price") ?? table.columns.get("amount") ?? 0;
  const distance = (index: number) => Math.abs(index - price) * 2 - (index > price ? 1 : 0);
  let best: number | null = null;
  for (const [index, header] of table.header.entries()) {
    if (purposeOf(table.columns, table.fees, index) !== null) continue;
    if (best !== null && distance(index) >= distance(best)) continue;
    if (holdsCodes(table, index) && areOfAmounts(header, sampleOf(table), index, placesOf(table))) best = index;
  }
  return best === null ? null : { index: best, confidence: "medium", why: CODES_WHY };
}

function sampleOf({ rows }: LedgerTable): string[][] {
  return rows.slice(0, SAMPLE_LINES).map(({ cells }) => cells);
}

function placesOf({ columns }: LedgerTable): NamePlaces {
  return { symbol: columns.get("symbol"), identifier: columns.get("isin"), exchange: columns.get("exchange") };
}

/** A column of currencies that was not taken for that of the prices, because something listed in another stands beside its codes. */
export function currencyNotTaken(table: LedgerTable): ImportProblem[] {
  const { broker, columns, header, headerRecord, said } = table;
  if (broker.broker !== null || broker.currency !== undefined || columns.has("currency")) return [];
  return header.flatMap((name, index) => {
    const codes = codesUnder(name);
    if (name === "" || said.has(index) || codes === "others" || codes === "amounts") return [];
    if (purposeOf(columns, table.fees, index) !== null || !holdsCodes(table, index)) return [];
    if (compareWithListings(sampleOf(table), index, placesOf(table), codes === "account").other === 0) return [];
    const message = `“${showCell(name)}” was not taken for the currency of the prices, because securities listed in other currencies stand beside its codes: choose “${FIELD_LABELS.currency}” for it among the columns if the prices are in it.`;
    const place = { line: headerRecord.line, column: name, value: null };
    return [{ severity: "warning", code: PROBLEM_CODES.currency, ...place, message }];
  });
}

function holdsCodes({ rows }: LedgerTable, index: number): boolean {
  let filled = 0;
  for (const { cells } of rows) {
    const cell = cells[index] ?? "";
    if (cell === "") continue;
    if (!isCurrencyCode(cell)) return false;
    filled += 1;
  }
  return filled > 0;
}

function isNameBesideNumber(table: LedgerTable, symbol: number): boolean {
  if (!SECURITY_WORDS.includes(table.words[symbol] ?? "")) return false;
  const isin = table.columns.get("isin") ?? -1;
  const named = table.rows.filter(({ cells }) => (cells[isin] ?? "") !== "" && (cells[symbol] ?? "") !== "");
  const names = named.filter(({ cells }) => /\s|[a-zà-ÿ]/.test(cells[symbol] ?? ""));
  return named.length > 0 && names.length * 2 >= named.length;
}

function isMostly({ rows }: LedgerTable, index: number, is: (cell: string) => boolean): boolean {
  let [filled, found] = [0, 0];
  for (const { cells } of rows) {
    const cell = cells[index] ?? "";
    if (cell === "") continue;
    filled += 1;
    if (/\d/.test(cell) && readCurrencyText(cell) === null && is(cell)) found += 1;
  }
  return filled > 0 && found * 2 >= filled;
}
