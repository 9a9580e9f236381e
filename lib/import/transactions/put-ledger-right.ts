import type { ColumnBasis } from "../columns/content-columns";
import { HEADER_CURRENCIES } from "../columns/header-units";
import { readCurrencyText } from "../text/currency";
import { readDate } from "../text/dates";
import { dayCell } from "./day-cell";
import type { LedgerTable } from "./find-ledger";
import { SECURITY_WORDS } from "./ledger-fields";
import { purposeOf } from "./trade-fields";

const CODES: ReadonlySet<string> = new Set([
  ...HEADER_CURRENCIES.map((code) => code.toUpperCase()),
  ..."GBp ZAc CNY CNH INR KRW ZAR MXN BRL ILS TWD THB CZK HUF TRY RUB RON AED SAR MYR IDR PHP".split(" "),
]);
/** Headers of currencies that no price is in: those of fees and taxes, and of the account. */
const NOT_OF_PRICES =
  /fee|commission|comm\b|brokerage|gebühr|kosten|steuer|tax|courtage|provision|account|konto|compte|\bbase\b/i;
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
    if (purposeOf(table.columns, table.fees, index) !== null || NOT_OF_PRICES.test(header)) continue;
    if ((best === null || distance(index) < distance(best)) && holdsCodes(table, index)) best = index;
  }
  return best === null ? null : { index: best, confidence: "medium", why: CODES_WHY };
}

function holdsCodes({ rows }: LedgerTable, index: number): boolean {
  let filled = 0;
  for (const { cells } of rows) {
    const cell = cells[index] ?? "";
    if (cell === "") continue;
    if (!CODES.has(cell)) return false;
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
