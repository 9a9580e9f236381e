import { symbolCandidates } from "../symbols/symbol-candidates";
import { readCash } from "./cash";
import { readOptionName } from "./options";
import type { RowCells } from "./row-cells";

/** Totals and subtotals, in the languages of the brokers we read. */
const TOTAL =
  /^(?:(?:account|positions|portfolio|grand|sub|cash|net|sous|montant|valeur|saldo|valor|valore|importe|waarde|zwischen|end)[ -]*)*(?:totals?|totale?s?|totaux|totalt|totaal)(?![\p{L}\p{N}])|^(?:(?:zwischen|teil|end|gesamt|depot)-?summen?|(?:gesamt|depot|portfolio|gesamtdepot|konto)-?(?:wert|bestand|vermögen)|gesamt|insgesamt|summen?|summa|suma|somma|soma|razem|yhteensä|(?:tussen|sub|eind)totaal|subtotal[eit]?|delsum(?:ma)?|i alt)(?![\p{L}\p{N}])/iu;
/** Sums by other words; as prices stand beside securities, these count only where none does. */
const SUM =
  /^(?:[\p{L}&/, -]{2,40} (?:(?:sub-?)?totals?|gesamt|insgesamt|totaal|totale)|(?:total |net )?(?:portfolio|account|market|liquidation|net liquidation) value|net (?:worth|liq|assets|asset value)|account equity)\s*:?$/iu;
const NOTE_WORDS =
  /downloaded|generated at|disclaimer|^as of|^page \d|^brokerage|for informational purposes|^footnotes?$/i;

/** "# retirement", and not a spreadsheet's "#REF!". */
const COMMENT = /^(?:#+\s|\/\/)\s*[\p{L}\d]/u;

/** Whether a line's name says that it is the sum of others: "Total", "Stocks total", "Net worth". */
export function isTotalName(name: string): boolean {
  return TOTAL.test(name) || SUM.test(name.trim());
}

/** Why a line holds nothing, or null where it may hold something. */
export function lineWithoutHolding(row: RowCells): string | null {
  const symbol = row.text("symbol");
  const quantity = row.text("quantity");
  // A plain ticker beside a number, which is nearly every line.
  if (/\d/.test(quantity) && /^[A-Z]{1,4}$/.test(symbol)) return null;
  // What has a class is a holding, whatever its name: "Total Return Fund".
  if (row.text("investmentClass") !== "") return null;
  const filled = row.cells.filter((cell) => cell !== "");
  const first = filled[0] ?? "";
  const isTicker = symbolCandidates(symbol).length > 0;
  const named = symbol === "" ? row.text("description") : symbol;
  // "TOTAL SE" beside its ISIN is the company.
  if (row.text("identifier") === "") {
    const isTotal = TOTAL.test(named) || (!isTicker && TOTAL.test(first));
    const isSum = !isTicker && SUM.test(named.trim()) && row.text("price") === "";
    if (isTotal || isSum) return "A total of the lines above.";
  }
  const numbers = [quantity, row.text("value"), row.text("price"), row.text("weight")];
  const silent = !numbers.some((cell) => /\d/.test(cell));
  if (filled.length === 1 && silent && (symbol === "" || NOTE_WORDS.test(first) || isWords(first))) {
    return "A note, not a holding.";
  }
  if (filled.length === 1 && COMMENT.test(first)) return "A comment, not a holding.";
  // "Equities", "Stocks and ETFs": a heading within the table, where lines have three cells or more.
  const isHeading = filled.length === 1 && silent && row.table.header.length > 2 && /\p{Ll}/u.test(first);
  if (isHeading && readCash(symbol, false) === null && first === symbol) return "A heading, not a holding.";
  const wordy = silent && !isTicker && filled.join(" ").length > 60;
  if (wordy && readCash(symbol, false) === null && readOptionName(symbol) === null) return "A note, not a holding.";
  const options = row.text("underlying") !== "";
  if (symbol === "" && !options && numbers.every((cell) => cell === "") && row.text("identifier") === "") {
    return "It has neither a symbol nor a quantity nor a value.";
  }
  return null;
}

function isWords(text: string): boolean {
  return text.length > 24 && text.includes(" ");
}
