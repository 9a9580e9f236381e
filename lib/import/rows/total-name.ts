import type { Field } from "../fields";
import { symbolCandidates } from "../symbols/symbol-candidates";

/** Totals and subtotals, in the languages of the brokers we read. */
const TOTAL =
  /^(?:(?:account|positions|portfolio|grand|sub|cash|net|sous|montant|valeur|saldo|valor|valore|importe|waarde|zwischen|end)[ -]*)*(?:totals?|totale?s?|totaux|totalt|totaal)(?![\p{L}\p{N}])|^(?:(?:zwischen|teil|end|gesamt|depot)-?summen?|(?:gesamt|depot|portfolio|gesamtdepot|konto)-?(?:wert|bestand|vermögen)|gesamt|insgesamt|summen?|summa|suma|somma|soma|razem|yhteensä|(?:tussen|sub|eind)totaal|subtotal[eit]?|delsum(?:ma)?|i alt)(?![\p{L}\p{N}])/iu;
/** Sums by other words; as prices stand beside securities, these count only where none does. */
const SUM =
  /^(?:[\p{L}&/, -]{2,40} (?:(?:sub-?)?totals?|gesamt|insgesamt|totaal|totale)|(?:total |net )?(?:portfolio|account|market|liquidation|net liquidation) value|net (?:worth|liq|assets|asset value)|account equity)\s*:?$/iu;

/**
 * Funds that are called so: "Total Bond Market Index", "Total Intl Stk Idx Adm", "Total Return Fund". Several "funds" are a class,
 * and so are stocks without a market.
 */
const FUND =
  /^total (?=(?:u\.?s\.?a?|stock|stk|bond|bd|return|ret|international|internatl|int[’']?l|world|global|emerging|market|mkt)\b).*\b(?:index|idx|fund|fd|etf|instl?|institutional|admiral|adm|(?:stock|stk|bond|bd)\.? (?:market|mkt))\b/i;
const NO_FUND =
  /\b(?:funds|etfs|values?|worth|gains?|loss(?:es)?|returns?|balances?|amounts?|cost|assets|subtotal)\s*:?$|:$/i;

/** Whether a line's name says that it is the sum of others: "Total", "Stocks total", "Net worth"; a fund's does not. */
export function isTotalName(name: string): boolean {
  return beginsAsTotal(name) || SUM.test(name.trim());
}

function beginsAsTotal(name: string): boolean {
  return TOTAL.test(name) && !(FUND.test(name) && !NO_FUND.test(name.trim()));
}

/**
 * Whether a line is called the sum of others: by its symbol, else by its description, and where it has no ticker by its first
 * cell too.
 *
 * @param text the line's cell of a field, blank where it has none
 */
export function isTotalLine(text: (field: Field) => string, cells: readonly string[]): boolean {
  // "TOTAL SE" beside its ISIN is the company; what has a class is a holding, whatever its name.
  if (text("identifier") !== "" || text("investmentClass") !== "") return false;
  const symbol = text("symbol");
  const named = symbol === "" ? text("description") : symbol;
  if (beginsAsTotal(named)) return true;
  const first = cells.find((cell) => cell !== "") ?? "";
  const isSum = SUM.test(named.trim()) && text("price") === "";
  return (isSum || beginsAsTotal(first)) && symbolCandidates(symbol).length === 0;
}

/** Whether a name has words behind its total, as a company's has: "Total SA", "Suma Capital". */
export function isMoreThanTotal(name: string): boolean {
  return /^\s*\p{L}/u.test(name.replace(TOTAL, ""));
}
