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

/** The ticker a company's name probably means, or has with it ("Apple Inc (AAPL)"), to be offered and never taken unasked. */
export function suggestTicker(name: string): string | null {
  const beside = /\((?:[A-Za-z]+:\s?)?([A-Z]{1,5}(?:[.-][A-Z])?)\)\s*$|^([A-Z]{1,5}(?:[.-][A-Z])?)\s+[-–—]\s/.exec(
    name.trim(),
  );
  if (beside) return beside[1] ?? beside[2] ?? null;
  const plain = name
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[.,]/g, " ")
    .replace(
      /\b(INC|CORP|CORPORATION|CO|COMPANY|COMPANIES|LTD|PLC|GROUP|HOLDINGS?|CLASS [ABC]|CL [ABC]|COM|THE|NEW|PLATFORMS)\b/g,
      " ",
    )
    .replace(/\s+/g, " ")
    .trim();
  const whole = name.normalize("NFKC").toUpperCase().trim();
  const found = [whole, plain].find((one) => Object.hasOwn(NAMES, one));
  return found === undefined ? null : (NAMES[found] ?? null);
}
