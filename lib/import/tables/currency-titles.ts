import { readCash } from "../rows/cash";
import { type CsvRecord, hasOneCell, isBlank } from "../text/records";

/** What the title above a list by currency says of it. */
export type CurrencyTitle = "cash" | "sums" | "summary" | null;

/** "Currency exposure", "By currency", "Währungsaufteilung": what is held, summed up once more. */
const SUMS =
  /exposure|exposition|allocation|allokation|breakdown|diversification|distribution|composition|\bsplit\b|\bweights?\b|\bby (?:currency|currencies|ccy)\b|\b(?:nach|je|pro) währung|währungs|aufteilung|verteilung|répartition|\bpar devise|\bpor (?:divisa|moneda)|\bper valuta/iu;
/** A summary may list the cash, or sum up all that is held. */
const SUMMARY =
  /\bsummary\b|\boverview\b|\btotals?\b|übersicht|zusammenfassung|\brésumé\b|\bsynthèse\b|\bresumen\b|\briepilogo\b/iu;

const LONGEST = 100;

/** Of the line with one cell that stands up to three lines above; null where there is none, or it says neither. */
export function currencyTitleAbove(records: readonly CsvRecord[], index: number): CurrencyTitle {
  for (let i = index - 1; i >= 0 && i >= index - 3; i -= 1) {
    const above = records[i];
    if (!above || isBlank(above)) continue;
    return hasOneCell(above.cells) ? currencyTitle(above.cells.find((cell) => cell !== "") ?? "") : null;
  }
  return null;
}

function currencyTitle(title: string): CurrencyTitle {
  if (title.length > LONGEST) return null;
  const plain = title
    .replace(/\s*:$/, "")
    .replace(/ by (?:currency|ccy)$/i, "")
    .replace(/ balances?$/i, "");
  if (readCash(plain, false) !== null) return "cash";
  return SUMS.test(title) ? "sums" : SUMMARY.test(title) ? "summary" : null;
}
