/** Companies that people write by name, for suggestions only. None of the names is a ticker itself. */
const NAMES: Readonly<Record<string, string>> = {
  ADOBE: "ADBE",
  AIRBNB: "ABNB",
  ALPHABET: "GOOGL",
  AMAZON: "AMZN",
  "AMERICAN EXPRESS": "AXP",
  APPLE: "AAPL",
  "AT&T": "T",
  "BANK OF AMERICA": "BAC",
  "BERKSHIRE HATHAWAY": "BRK-B",
  BOEING: "BA",
  BROADCOM: "AVGO",
  CATERPILLAR: "CAT",
  CHEVRON: "CVX",
  CISCO: "CSCO",
  CITIGROUP: "C",
  "COCA COLA": "KO",
  "COCA-COLA": "KO",
  COSTCO: "COST",
  DEERE: "DE",
  DISNEY: "DIS",
  "ELI LILLY": "LLY",
  EXXON: "XOM",
  "EXXON MOBIL": "XOM",
  EXXONMOBIL: "XOM",
  FACEBOOK: "META",
  "GOLDMAN SACHS": "GS",
  GOOGLE: "GOOGL",
  "HOME DEPOT": "HD",
  INTEL: "INTC",
  "J&J": "JNJ",
  "JOHNSON & JOHNSON": "JNJ",
  "JPMORGAN CHASE": "JPM",
  JPMORGAN: "JPM",
  MASTERCARD: "MA",
  MCDONALDS: "MCD",
  "MCDONALD'S": "MCD",
  MERCK: "MRK",
  "META PLATFORMS": "META",
  MICROSOFT: "MSFT",
  NETFLIX: "NFLX",
  NIKE: "NKE",
  NVIDIA: "NVDA",
  ORACLE: "ORCL",
  "P&G": "PG",
  PALANTIR: "PLTR",
  PAYPAL: "PYPL",
  PEPSI: "PEP",
  PEPSICO: "PEP",
  PFIZER: "PFE",
  "PROCTER & GAMBLE": "PG",
  QUALCOMM: "QCOM",
  SALESFORCE: "CRM",
  STARBUCKS: "SBUX",
  TESLA: "TSLA",
  UNITEDHEALTH: "UNH",
  VERIZON: "VZ",
  WALMART: "WMT",
  "WELLS FARGO": "WFC",
};

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
  if (Object.hasOwn(NAMES, whole)) return NAMES[whole] ?? null;
  const plain = whole
    .replace(/[.,]/g, " ")
    .replace(
      /\b(INC|CORP|CORPORATION|CO|COMPANY|COMPANIES|LTD|LIMITED|PLC|GROUP|HOLDINGS?|CLASS [ABC]|CL [ABC]|COM|THE|NEW|PLATFORMS)\b/g,
      " ",
    )
    .replace(/\s+/g, " ")
    .replace(/ &$/, "")
    .trim();
  return Object.hasOwn(NAMES, plain) ? (NAMES[plain] ?? null) : null;
}
