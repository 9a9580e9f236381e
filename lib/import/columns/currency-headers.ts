import { headerWord } from "./header-word";

/**
 * What the codes of currencies below a header are those of: the amounts of its lines by its own word; the account, its reports
 * or what was paid; something else that is told of a holding; or nothing that the header says.
 */
export type CodesOf = "amounts" | "account" | "others" | "unsaid";

const CURRENCY =
  /currency|currencies|\bccy\b|\bcurr?\b|währung|waehrung|\bwäh?rg\b|\bwhr?g\b|\bwkz\b|devise|divisa|moneda|valuta|munt|monnaie|waluta|moeda/;
/** What stands beside it where the currency is that of the line's own amounts. */
const OF_AMOUNTS =
  /pric|quot|trad|kurs|handel|notier|cours|preis|prix|precio|prezzo|koers|value|wert|amount|market|mkt|local|lokal|instrument|security|position|asset|stock|transa[ck]|buchung|order|code|kod|listing|exchange|denominat|payment/;
const OF_OTHERS =
  /exposure|risk|risiko|underlying|basiswert|hedg|\bhome\b|countr|\bland\b|pays|región|region|index|benchmark|dividend|coupon|income|revenue|fee|gebühr|commission|\bcomm\b|brokerage|courtage|provision|steuer|tax|gain|interest|zins|domicil|issuer|emittent|\bfund\b|fonds/;
const OF_ACCOUNT =
  /settle|abrechnung|account|konto|compte|cuenta|\bbase\b|basis|report|portfolio|depot|referen|cost|kosten|einstand|entry|purchase/;
/** What was paid for a holding, which is told apart from what it is worth. */
const OF_COST = /cost|kosten|einstand|entry|purchase/;

export function codesUnder(header: string): CodesOf {
  const word = headerWord(header);
  if (OF_OTHERS.test(word)) return "others";
  if (OF_ACCOUNT.test(word)) return "account";
  if (!CURRENCY.test(word)) return "unsaid";
  const rest = word.replace(CURRENCY, "").replace(/[^a-zà-ÿ]/g, "");
  return rest === "" || OF_AMOUNTS.test(rest) ? "amounts" : "unsaid";
}

/** Whether a header speaks of currencies at all. */
export function namesCurrency(header: string): boolean {
  return CURRENCY.test(headerWord(header));
}

/** Whether its codes are those of what was paid. */
export function isOfCost(header: string): boolean {
  return OF_COST.test(headerWord(header));
}
