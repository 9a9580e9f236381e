import { looksNumeric } from "../columns/cell-kinds";
import { readHeaderColumns } from "../columns/columns";
import { headerWord } from "../columns/header-word";
import type { ColumnMap, Field } from "../fields";
import { readCash } from "../rows/cash";
import { isTotalName } from "../rows/row-without-holding";
import { type CsvRecord, hasOneCell, isBlank } from "../text/records";

const CURRENCY = /^(currency|currency code|ccy|curr|währung|waehrung|devise|divisa|moneda|valuta|moeda|cash)$/;
const BALANCE =
  /^(?:(?:cash|account|closing|ending|current|total|settled|available|opening|starting|previous) )*(?:balance|cash|saldo|kontostand|guthaben|solde|balance total)(?: cash)?$/;
const AMOUNT = /^(amount|total|betrag|montant|importe|importo|bedrag|value|market value|wert)$/;
const BEGINNING = /opening|starting|previous/;
const NAMING: ReadonlySet<Field> = new Set<Field>(["symbol", "identifier", "underlying", "price", "quantity"]);
const MOST_CELLS = 6;
const LONGEST_WORD = "currency code".length;

/**
 * A list of cash by currency, which some files have beside that of what is held: "Currency, Balance" above "USD, 500". An amount
 * that is not called a balance may sum up what is held in a currency, and is cash only under a title that says so.
 *
 * @param index of a line that may be a header
 * @returns where its lines have the currency and the amount; null where it heads no such list
 */
export function cashListAt(records: readonly CsvRecord[], index: number): ColumnMap | null {
  const header = records[index];
  if (!header) return null;
  const filled = header.cells.filter((cell) => cell !== "");
  if (filled.length < 2 || filled.length > MOST_CELLS) return null;
  const currency = header.cells.findIndex((cell) => cell.length <= LONGEST_WORD && CURRENCY.test(headerWord(cell)));
  if (currency < 0) return null;
  const words = header.cells.map(headerWord);
  const isTitled = isCashTitle(records, index);
  const isPair = filled.length === 2;
  const amounts = words.flatMap((word, i) =>
    i !== currency && (BALANCE.test(word) || (isTitled && AMOUNT.test(word)) || (isPair && word === "amount")) ? i : [],
  );
  const amount = amounts.find((i) => !BEGINNING.test(words[i] ?? ""));
  const isOther = ({ field, index: at }: { field: Field; index: number }) =>
    NAMING.has(field) && at !== currency && at !== amount;
  if (amount === undefined || readHeaderColumns(header.cells).some(isOther)) return null;
  const columns = new Map<Field, number>([
    ["symbol", currency],
    ["quantity", amount],
  ]);
  const below = records.slice(index + 1, index + 4).find((record) => !isBlank(record));
  return below && isCashLineOf(columns, below) ? columns : null;
}

/** Whether a line below the list's header belongs to it: a currency, or a total, beside an amount. */
export function isCashLineOf(columns: ColumnMap, { cells }: CsvRecord): boolean {
  const name = cells[columns.get("symbol") ?? -1] ?? "";
  const amount = cells[columns.get("quantity") ?? -1] ?? "";
  if (!looksNumeric(amount)) return false;
  return (
    isTotalName(name) || (readCash(name, false) ?? readCash(name, true))?.what.startsWith("cash in ") || isDollars(name)
  );
}

function isDollars(name: string): boolean {
  return readCash(name, false)?.what === "cash";
}

/** "CASH" alone on the line above. */
function isCashTitle(records: readonly CsvRecord[], index: number): boolean {
  for (let i = index - 1; i >= 0 && i >= index - 3; i -= 1) {
    const above = records[i];
    if (!above || isBlank(above)) continue;
    const title = above.cells.find((cell) => cell !== "") ?? "";
    return hasOneCell(above.cells) && readCash(title.replace(/\s*:$/, "").replace(/ balances?$/i, ""), false) !== null;
  }
  return false;
}
