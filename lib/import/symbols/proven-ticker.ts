import { renamedTicker } from "./aliases";
import { tickerOfCompany } from "./company-names";
import { isFund } from "./funds";

const FORM =
  /\b(?:inc|incorporated|corp|corporation|co|company|companies|plc|ltd|limited|group|holdings?|ag|se|sa|nv|asa|ab|oyj|spa|s\.p\.a|n\.v|s\.a|lp|llc|etfs?|fund|trust|reit|ucits|adr|class|bancorp)\b/gi;

const HAS_FORM = new RegExp(FORM, "i");

/** Whether a name has a company's or a fund's form in it: "Inc", "ETF". */
export function hasForm(name: string): boolean {
  return HAS_FORM.test(name);
}

/** Whether a name is so clearly what the ticker is of that both may stand side by side without a sign between. */
export function proves(ticker: string, name: string): boolean {
  return isOf(tickerOfCompany(name), ticker) || isFund(ticker, "", "") || isSpelt(ticker, name);
}

/** Whether the ticker that a company is known by is this one, in whichever spelling and by its former name too. */
export function isOf(known: string | null, ticker: string): boolean {
  return known !== null && (known === ticker.replace(/[./]/, "-") || renamedTicker(ticker)?.now === known);
}

/** Whether the letters of a ticker stand in a name in their order, as MSFT does in Microsoft; its form apart ("HP Inc"). */
export function isSpelt(ticker: string, name: string): boolean {
  const letters = ticker.replace(/[^A-Z].*$/, "");
  const plain = name
    .replace(FORM, " ")
    .toUpperCase()
    .replace(/[^A-Z]/g, "");
  if (letters.length < 2 || plain.length <= letters.length || plain[0] !== letters[0]) return false;
  let at = -1;
  for (const letter of letters) {
    at = plain.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
