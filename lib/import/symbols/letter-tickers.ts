/** Companies with one letter for a ticker, by how their names begin; a letter beside any other name may be that of a class. */
const COMPANIES: Readonly<Record<string, RegExp>> = {
  A: /^agilent\b/i,
  B: /^barrick\b/i,
  C: /^citi(?:group|corp)?\b/i,
  D: /^dominion\b/i,
  E: /^eni\b/i,
  F: /^ford\b/i,
  G: /^genpact\b/i,
  H: /^hyatt\b/i,
  J: /^jacobs\b/i,
  K: /^kellanova\b/i,
  L: /^loews\b/i,
  M: /^macy[’']?s\b/i,
  O: /^realty income\b/i,
  R: /^ryder\b/i,
  S: /^sentinelone\b/i,
  T: /^at&t\b/i,
  U: /^unity software\b/i,
  V: /^visa\b/i,
  W: /^wayfair\b/i,
  Z: /^zillow\b/i,
};

/** Whether a name is that of the company with this ticker of one letter: "Ford Motor Co" and F. */
export function isLetterOf(ticker: string, name: string): boolean {
  return Object.hasOwn(COMPANIES, ticker) && (COMPANIES[ticker]?.test(name.trim()) ?? false);
}
