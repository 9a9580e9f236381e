import { COMPANIES } from "./known-companies";

/** Most names begin with a word that none of these does. */
const FIRST_WORDS: ReadonlySet<string> = new Set(Object.keys(COMPANIES).map((name) => name.split(" ")[0] ?? ""));
const FIRST_WORD = /^(?:(?:THE|NEW) )*([^ .,]*)/;

/** The ticker a company's name probably means, to be offered and never taken unasked; a note in brackets behind it is apart. */
export function suggestTicker(name: string): string | null {
  return tickerOfCompany(
    name
      .trim()
      .replace(/ ?\([^()]{2,}\)$/, "")
      .trim(),
  );
}

/** The ticker of a well-known company's name. */
export function tickerOfCompany(name: string): string | null {
  const whole = name.normalize("NFKC").toUpperCase().trim();
  if (whole.length > 60) return null;
  if (Object.hasOwn(COMPANIES, whole)) return COMPANIES[whole] ?? null;
  const first = FIRST_WORD.exec(whole)?.[1] ?? "";
  if (!FIRST_WORDS.has(first)) return null;
  const plain = whole
    .replace(/[.,]/g, " ")
    .replace(
      /\b(INC|CORP|CORPORATION|CO|COMPANY|COMPANIES|LTD|LIMITED|PLC|GROUP|HOLDINGS?|CLASS [ABC]|CL [ABC]|COM|THE|NEW|PLATFORMS)\b/g,
      " ",
    )
    .replace(/\s+/g, " ")
    .replace(/ &$/, "")
    .trim();
  return Object.hasOwn(COMPANIES, plain) ? (COMPANIES[plain] ?? null) : null;
}

/** Companies whose main listing is abroad and whose American one is traded over the counter. */
const LISTINGS: readonly { form: RegExp; listings: readonly string[] }[] = [
  { form: /^ABB(?: (?:LTD|AG))?\.?$/i, listings: ["ABBN.SW", "ABBNY"] },
];

/** Listings among which a name leaves the choice; undefined where it does not. */
export function listingsOf(name: string): readonly string[] | undefined {
  return LISTINGS.find(({ form }) => form.test(name.trim()))?.listings;
}

/** Names by the ticker of their company, as whole words. */
const BY_TICKER: ReadonlyMap<string, RegExp> = namesByTicker();

function namesByTicker(): Map<string, RegExp> {
  const names = new Map<string, string[]>();
  for (const [name, ticker] of Object.entries(COMPANIES)) names.set(ticker, [...(names.get(ticker) ?? []), name]);
  return new Map(
    [...names].map(([ticker, all]) => [ticker, new RegExp(`(?<![\\w&])(?:${all.join("|")})(?![\\w&])`, "i")]),
  );
}

/**
 * Whether a name has in it that of the company with this ticker: "The Walt Disney Company" and DIS. Null where we know no
 * company of the ticker.
 */
export function isCompanyOf(ticker: string, name: string): boolean | null {
  return BY_TICKER.get(ticker)?.test(name) ?? null;
}

/** Whether a ticker is that of a company we know by name. */
export function isCompanyTicker(ticker: string): boolean {
  return BY_TICKER.has(ticker);
}
