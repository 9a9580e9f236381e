import { renamedTicker } from "./aliases";
import { isCompanyOf, tickerOfCompany } from "./company-names";
import { isFund } from "./funds";
import { isLetterOf } from "./letter-tickers";
import { isPrivateThing } from "./private-words";

const FORM =
  /\b(?:inc|incorporated|corp|corporation|co|company|companies|plc|ltd|limited|group|holdings?|ag|se|sa|nv|asa|ab|oyj|spa|s\.p\.a|n\.v|s\.a|lp|llc|etfs?|fund|trust|reit|ucits|adr|class|bancorp)\b/gi;
/** Forms that are no part of what a ticker spells, as "Group" is in SPG. */
const UNSPELT =
  /\b(?:inc|incorporated|corp|corporation|plc|ltd|limited|ag|se|sa|nv|asa|ab|oyj|spa|s\.p\.a|n\.v|s\.a|lp|llc|ucits|adr|class)\b/gi;
/** Of those the ones that what is private has not as a rule: there are funds and trusts of families, and anybody's LLC. */
const LISTED_FORM =
  /\b(?:inc|incorporated|corp|corporation|co|company|companies|plc|ltd|limited|group|holdings|etfs?|reit|ucits|adr|bancorp)\b/i;
/** Forms that are words as well, so only in their own spelling. */
const SPELT_FORM = /\b(?:AG|SE|NV|N\.V|SA|S\.A|ASA|AB|Oyj|SpA|S\.p\.A)(?![\p{L}\d])/u;

/** Houses of funds, which write what a fund invests in into its name: gold, property. */
const FUND_HOUSE = /\b(?:etfs?|ishares|spdr|proshares|vaneck|invesco|vanguard|grayscale|abrdn|fidelity|schwab)\b/i;
/** Places that names spell too: "New York City (NYC)". */
const PLACES: ReadonlySet<string> = new Set(["NYC", "NY", "NJ", "LA", "SF"]);
/** Another class of the share that a company is known by. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ["GOOG", "GOOGL"],
  ["BRK-A", "BRK-B"],
]);

/** What a name says of the ticker beside it. */
type Proof = "proved" | "contradicted" | "none";

/**
 * Whether a ticker is that of the name beside it: a company or a fund that is known, a ticker that the name spells, or the form
 * of a listed company in it. What people own privately has none of these as a rule: "Rental flat (NYC)".
 *
 * @param formProves false where the first word of a name may stand where the ticker would: "HP Inc"
 */
export function proofOf(ticker: string, name: string, formProves = true): Proof {
  if (isLetterOf(ticker, name)) return "proved";
  const known = tickerOfCompany(name);
  if (isOf(known, ticker)) return "proved";
  const isSpelled = isSpelt(ticker, name) && !PLACES.has(ticker);
  // "Apple (MSFT)" contradicts itself; Alphabet and Berkshire have two.
  if (known !== null && known.slice(0, 2) !== ticker.slice(0, 2) && !isSpelled) return "contradicted";
  const own = ticker.replace(/[./]/, "-");
  const isOfCompany = isCompanyOf(TWINS.get(own) ?? own, name);
  if (isOfCompany) return "proved";
  const isKnownFund = isFund(ticker, "", "");
  const isListed = LISTED_FORM.test(name) || SPELT_FORM.test(name);
  if (isPrivateThing(name)) {
    return (isListed && isSpelled) || (isKnownFund && FUND_HOUSE.test(name)) ? "proved" : "none";
  }
  const isItself = name.toUpperCase() === ticker;
  if (isKnownFund || isItself || (isSpelled && isProperName(name))) return "proved";
  // The form alone proves nothing of what is known as another company's ticker.
  return formProves && isListed && isOfCompany === null ? "proved" : "none";
}

/** Whether the ticker that a company is known by is this one, in whichever spelling and by its former name too. */
export function isOf(known: string | null, ticker: string): boolean {
  if (known === null) return false;
  const own = ticker.replace(/[./]/, "-");
  return known === own || TWINS.get(own) === known || renamedTicker(ticker)?.now === known;
}

/**
 * Whether the letters of a ticker stand in a name in their order, as MSFT does in Microsoft; its form apart ("GR Group"). Two
 * letters stand in most names, so they must begin its words (GE) or the name itself (MA).
 */
export function isSpelt(ticker: string, name: string): boolean {
  const letters = ticker.replace(/[^A-Z].*$/, "");
  const own = name.replace(UNSPELT, " ").toUpperCase();
  const plain = own.replace(/[^A-Z]/g, "");
  if (letters.length < 2 || plain.length <= letters.length || plain[0] !== letters[0]) return false;
  const isTwo = letters.length === 2;
  if (isTwo && plain[1] !== letters[1] && !initialsOf(own).startsWith(letters)) return false;
  let at = -1;
  for (const letter of letters) {
    at = plain.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  // A form alone spells nothing.
  return own.replace(FORM, "").trim() !== "";
}

function initialsOf(name: string): string {
  return name
    .split(/[^A-Z0-9]+/)
    .map((word) => word.charAt(0))
    .join("");
}

const SMALL_WORDS = /^(?:of|and|the|for|in|on|de|du|des|la|le|di|da|del|der|die|das|und|et|y|e)$/;

/** Whether it is written as names are, with capitals: "Acme Robotics", "iShares", not "Cat food". */
function isProperName(name: string): boolean {
  return name.split(/[\s/-]+/).every((word) => !/^\p{Ll}+$/u.test(word) || SMALL_WORDS.test(word));
}
