import { isKnownCurrency } from "../symbols/exchange-currencies";
import { readCurrencyText } from "../text/currency";

/**
 * What a line that names a currency speaks of: all amounts of the file ("All values in EUR"), those of the lines below it
 * ("Currency: EUR"), the books an account is kept in ("Base currency: EUR"), or one list, as its title ("UK stocks in GBP").
 */
export type CurrencyScope = "all" | "below" | "account" | "list";

export interface NamedCurrency {
  /** ISO 4217, GBX for pence. */
  currency: string;
  scope: CurrencyScope;
}

/** Words that may stand before those for the amounts, and words for some of them alone may not: "Dividends are reported in EUR". */
const BEFORE =
  "(?:(?:all|the|note|market|holdings?|positions?|are|is|sind|portfolio|account|monetary|total|alle|sämtliche|die|toutes|tous|les|todas|todos|los|las|tutti|tutte|gli|i|le|alla|de|prices? and|kurse und):?\\s+){0,4}";
/** "Alle Werte in EUR", "All amounts shown in Euro", "(values in GBP)", "Portfolio Meier, all values in EUR". */
const AMOUNTS = new RegExp(
  `(?:^|[(.,;|–-]\\s*)\\W*${BEFORE}(?:values?|amounts?|figures|balances|reported|stated|expressed|werte|beträge|betraege|angaben|montants|valeurs|importes|valores|cifras|importi|valori|bedragen|waarden|belopp|värden)\\s(?:[\\p{L}]+\\s){0,3}?(?:in|en|i)\\s:?\\s?([\\p{L}$€£. -]{1,20}?)[\\s).]*(?:\\s(?:as of|as at|per|unless|except)\\s.*)?$`,
  "iu",
);
/** "Depotübersicht in EUR", "(in GBP)"; a heading of cash, or of what was paid, says so of that alone. */
const ENDING = /(?:^|\s)\(?in\s([A-Z]{3})\)?$/;
const CASH = /cash|barmittel|bargeld|espèces|liquid|efectivo|contant|konto|account/i;
const PAYMENTS =
  /dividend|income|interest|\bzins|fees?\b|gebühr|tax|steuer|costs?\b|kosten|commission|(?<!un)reali[sz]ed|gains?\b/i;
/** "Base currency: EUR", "Depotwährung EUR"; without a word before it the currency is that of the amounts: "Devise : EUR". */
const NAMED =
  /^((?:base|reporting|report|account|portfolio|display|home|reference|valuation|statement) )?(?:currency|ccy)(?: code)?\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$|^(basis|referenz|depot|konto|berichts|portfolio|heimat|anzeige|bewertungs)?-?währung\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$|^(?:devise|monnaie|divisa|moneda|valuta|moeda)( de (?:référence|base|referencia)| di riferimento| base)?\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$|^(basisvaluta)\s*[:=\s]\s*([\p{L}$€£. -]{1,20})$/iu;
const LONGEST = 120;

/**
 * The currency that a line names for amounts; null where it names none.
 *
 * @param isOutside it stands outside the tables, where a title that ends in a currency speaks of what is below it
 */
export function currencyOfLine(cells: readonly string[], isOutside = true): NamedCurrency | null {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.length > 2) return null;
  const whole = filled.join(" ").trim();
  if (whole.length > LONGEST) return null;
  // "Portfolio Meier, all values in EUR" is two cells where a comma parts them.
  const texts = filled.length === 1 ? [whole] : [whole, ...filled];
  const found =
    texts.reduce<Written | null>((written, text) => written ?? ofAmounts(text), null) ??
    ofBooks(whole) ??
    (isOutside && filled.length === 1 ? ofList(whole) : null);
  const read = found === null ? null : readCurrencyText(found.name.trim());
  if (found === null || read === null || !isKnownCurrency(read.code)) return null;
  return { currency: read.minorUnits === 100 ? "GBX" : read.code, scope: found.scope };
}

interface Written {
  name: string;
  scope: CurrencyScope;
}

function ofAmounts(text: string): Written | null {
  const found = AMOUNTS.exec(text);
  const name = found?.[1];
  return name === undefined || PAYMENTS.test(text.slice(0, found?.index)) ? null : { name, scope: "all" };
}

function ofBooks(text: string): Written | null {
  const found = NAMED.exec(text);
  if (!found) return null;
  const [, one, first, two, second, three, third, four, fourth] = found;
  const name = first ?? second ?? third ?? fourth ?? "";
  return { name, scope: (one ?? two ?? three ?? four) === undefined ? "below" : "account" };
}

function ofList(text: string): Written | null {
  const name = CASH.test(text) || PAYMENTS.test(text) ? undefined : ENDING.exec(text)?.[1];
  return name === undefined ? null : { name, scope: "list" };
}
