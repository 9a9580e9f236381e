import { looksNumeric } from "../columns/cell-kinds";
import { readHeaderColumns } from "../columns/columns";
import { headerWord } from "../columns/header-word";
import type { ColumnMap, Field } from "../fields";
import { readCash } from "../rows/cash";
import { isTotalName } from "../rows/total-name";
import { type CsvRecord, isBlank } from "../text/records";
import { currencyTitleAbove } from "./currency-titles";
import type { CashProof } from "./table";

const CURRENCY = /^(currency|currency code|ccy|curr|währung|waehrung|devise|divisa|moneda|valuta|moeda|cash)$/;
const BALANCE =
  /^(?:(?:cash|account|closing|ending|current|total|settled|available|opening|starting|previous) )*(?:balance|cash|saldo|kontostand|guthaben|solde|balance total)(?: cash)?$/;
const AMOUNT = /^(?:(?:total|market|current) )?(?:amount|total|betrag|montant|importe|importo|bedrag|value|wert)$/;
/** Shares of the whole beside the amounts, as sums have them more often than cash. */
const SHARE = /%|^(?:percent|pct|weight|share|allocation|anteil|gewicht|poids|peso)\b/;
const RATE = /^(?:(?:exchange|fx|conversion|currency) )?rates?(?: to usd)?$|^(?:wechsel|devisen)kurs$|^fx$/;
const BEGINNING = /opening|starting|previous/;
const NAMING: ReadonlySet<Field> = new Set<Field>(["symbol", "identifier", "underlying", "price", "quantity"]);
const MOST_CELLS = 6;
const LONGEST_WORD = "currency code".length;

/** A list by currency beside that of what is held: of cash, or of what is none of the holdings, for the reason it has. */
export type CurrencyList =
  | { columns: ColumnMap; proof: CashProof; reason: null }
  | { columns: ColumnMap; proof: null; reason: string; told: string | null };

/**
 * A list by currency, which some files have beside that of what is held: "Currency, Balance" above "USD, 500". An amount that is
 * not called a balance may sum up what is held in a currency: how surely the list is one of cash goes with it.
 *
 * @param index of a line that may be a header
 * @returns where its lines have the currency and the amount; null where it heads no such list
 */
export function currencyListAt(records: readonly CsvRecord[], index: number): CurrencyList | null {
  const header = records[index];
  if (!header) return null;
  const filled = header.cells.filter((cell) => cell !== "");
  if (filled.length < 2 || filled.length > MOST_CELLS) return null;
  const currency = header.cells.findIndex((cell) => cell.length <= LONGEST_WORD && CURRENCY.test(headerWord(cell)));
  if (currency < 0) return null;
  const words = header.cells.map(headerWord);
  const title = currencyTitleAbove(records, index);
  const isPair = filled.length === 2;
  const at = (form: RegExp) => words.flatMap((word, i) => (i !== currency && form.test(word) ? i : []));
  const balances = at(BALANCE);
  const rate = isPair ? at(RATE)[0] : undefined;
  const isShared = filled.length === 3 && header.cells.some((cell) => SHARE.test(cell.toLowerCase()));
  const isTitled = title === "cash" || title === "sums";
  const amounts = at(AMOUNT).filter((i) => isTitled || isShared || (isPair && words[i] === "amount"));
  const candidates = [...balances, ...amounts].sort((a, b) => a - b);
  const amount = candidates.find((i) => !BEGINNING.test(words[i] ?? "")) ?? rate;
  const isOther = ({ field, index: place }: { field: Field; index: number }) =>
    NAMING.has(field) && place !== currency && place !== amount;
  if (amount === undefined || readHeaderColumns(header.cells).some(isOther)) return null;
  const columns = new Map<Field, number>([
    ["symbol", currency],
    ["quantity", amount],
  ]);
  const below = records.slice(index + 1, index + 4).find((record) => !isBlank(record));
  if (!below || !isCashLineOf(columns, below)) return null;
  if (amount === rate) return { columns, proof: null, reason: "Exchange rates, not holdings.", told: null };
  if (title === "sums") {
    const reason = "Sums up by currency what is held, which is not counted again.";
    const told = "By its title the list sums up by currency what is held, so it was not counted again.";
    return { columns, proof: null, reason, told };
  }
  const byHeader = balances.includes(amount) ? "header" : "amount";
  return { columns, proof: title ?? byHeader, reason: null };
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
