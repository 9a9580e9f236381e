/** Yahoo's endings for listings outside the United States, and the currency such listings usually trade in. */
export const EXCHANGE_CURRENCIES: Readonly<Record<string, string>> = {
  AS: "EUR",
  AT: "EUR",
  AX: "AUD",
  BA: "ARS",
  BE: "EUR",
  BK: "THB",
  BO: "INR",
  BR: "EUR",
  CN: "CAD",
  CO: "DKK",
  DE: "EUR",
  DU: "EUR",
  F: "EUR",
  HA: "EUR",
  HE: "EUR",
  HK: "HKD",
  HM: "EUR",
  IL: "USD",
  IR: "EUR",
  IS: "TRY",
  JK: "IDR",
  JO: "ZAR",
  KL: "MYR",
  KQ: "KRW",
  KS: "KRW",
  L: "GBP",
  LS: "EUR",
  MC: "EUR",
  ME: "RUB",
  MI: "EUR",
  MU: "EUR",
  MX: "MXN",
  NE: "CAD",
  NS: "INR",
  NZ: "NZD",
  OL: "NOK",
  PA: "EUR",
  PR: "CZK",
  SA: "BRL",
  SG: "EUR",
  SI: "SGD",
  SN: "CLP",
  SR: "SAR",
  SS: "CNY",
  ST: "SEK",
  SW: "CHF",
  SZ: "CNY",
  T: "JPY",
  TA: "ILS",
  TO: "CAD",
  TW: "TWD",
  TWO: "TWD",
  V: "CAD",
  VI: "EUR",
  WA: "PLN",
};

/** What stands before a colon in "NASDAQ:AAPL"; the value is Yahoo's ending, empty for the United States. */
export const EXCHANGE_PREFIXES: Readonly<Record<string, string>> = {
  AMEX: "",
  ARCA: "",
  ARCX: "",
  BATS: "",
  CBOE: "",
  NASDAQ: "",
  NYSE: "",
  NYSEAMERICAN: "",
  NYSEARCA: "",
  OTC: "",
  OTCMKTS: "",
  US: "",
  XNAS: "",
  XNYS: "",
  // Google Finance's, beside the ones it shares with others.
  MUTF: "",
  AMS: "AS",
  BIT: "MI",
  BKK: "BK",
  BME: "MC",
  BOM: "BO",
  BVMF: "SA",
  CPH: "CO",
  CVE: "V",
  EBR: "BR",
  ELI: "LS",
  HEL: "HE",
  IDX: "JK",
  IST: "IS",
  JSE: "JO",
  KLSE: "KL",
  KRX: "KS",
  NSE: "NS",
  NZE: "NZ",
  SGX: "SI",
  SHA: "SS",
  SHE: "SZ",
  STO: "ST",
  TLV: "TA",
  TPE: "TW",
  VIE: "VI",
  VTX: "SW",
  WSE: "WA",
  ASX: "AX",
  EPA: "PA",
  ETR: "DE",
  FRA: "F",
  HKG: "HK",
  LON: "L",
  LSE: "L",
  SWX: "SW",
  TSE: "TO",
  TSX: "TO",
  TYO: "T",
  XETR: "DE",
  XLON: "L",
  // TradingView's and others', where they differ from all above.
  BIST: "IS",
  BMFBOVESPA: "SA",
  BSE: "BO",
  GPW: "WA",
  JPX: "T",
  MIL: "MI",
  MYX: "KL",
  NEO: "NE",
  NYSEMKT: "",
  OMXCOP: "CO",
  OMXHEX: "HE",
  OMXSTO: "ST",
  OSL: "OL",
  SWB: "SG",
  TADAWUL: "SR",
  TSXV: "V",
};

/** Countries as FactSet and MarketWatch write them, where one exchange is meant; no code that a preferred share's ending begins with. */
export const COUNTRY_ENDINGS: Readonly<Record<string, string>> = {
  US: "",
  AT: "VI",
  AU: "AX",
  BE: "BR",
  CA: "TO",
  CH: "SW",
  DE: "DE",
  DK: "CO",
  ES: "MC",
  FI: "HE",
  FR: "PA",
  GB: "L",
  HK: "HK",
  IE: "IR",
  IT: "MI",
  JP: "T",
  NL: "AS",
  NO: "OL",
  NZ: "NZ",
  SE: "ST",
  SG: "SI",
  UK: "L",
};

/** Exchanges by their own names, as venue columns have them. */
const EXCHANGE_NAMES: Readonly<Record<string, string>> = {
  LONDON: "L",
  "LONDON STOCK EXCHANGE": "L",
  FRANKFURT: "F",
  "FRANKFURT STOCK EXCHANGE": "F",
  "DEUTSCHE BÖRSE": "DE",
  "DEUTSCHE BÖRSE XETRA": "DE",
  STUTTGART: "SG",
  PARIS: "PA",
  AMSTERDAM: "AS",
  BRUSSELS: "BR",
  "EURONEXT BRUSSELS": "BR",
  LISBON: "LS",
  "EURONEXT LISBON": "LS",
  DUBLIN: "IR",
  "EURONEXT DUBLIN": "IR",
  MILAN: "MI",
  "BORSA ITALIANA": "MI",
  MADRID: "MC",
  "BOLSA DE MADRID": "MC",
  VIENNA: "VI",
  ZURICH: "SW",
  "SIX SWISS EXCHANGE": "SW",
  STOCKHOLM: "ST",
  COPENHAGEN: "CO",
  HELSINKI: "HE",
  OSLO: "OL",
  TORONTO: "TO",
  "TORONTO STOCK EXCHANGE": "TO",
  TOKYO: "T",
  "TOKYO STOCK EXCHANGE": "T",
  "HONG KONG": "HK",
  "HONG KONG STOCK EXCHANGE": "HK",
  SYDNEY: "AX",
  "AUSTRALIAN SECURITIES EXCHANGE": "AX",
  SINGAPORE: "SI",
  "NEW YORK": "",
  "NEW YORK STOCK EXCHANGE": "",
  "NYSE ARCA": "",
  NYSEARCA: "",
  "NYSE AMERICAN": "",
  "NASDAQ GS": "",
  "NASDAQ GLOBAL SELECT": "",
  "NASDAQ STOCK MARKET": "",
  NSE: "NS",
  XNSE: "NS",
  BSE: "BO",
  XBOM: "BO",
};

/** Exchanges by the codes of Bloomberg, by MIC and by the names brokers give them, to Yahoo's ending; empty for the United States. */
export const EXCHANGE_SUFFIXES: Readonly<Record<string, string>> = {
  LN: "L",
  GR: "DE",
  GY: "DE",
  FP: "PA",
  NA: "AS",
  BB: "BR",
  SM: "MC",
  IM: "MI",
  SW: "SW",
  SE: "SW",
  VX: "SW",
  JP: "T",
  JT: "T",
  HK: "HK",
  AU: "AX",
  AT: "AX",
  CN: "TO",
  CT: "TO",
  SS: "ST",
  DC: "CO",
  NO: "OL",
  FH: "HE",
  NASDAQ: "",
  NYSE: "",
  AMEX: "",
  ARCA: "",
  BATS: "",
  ISLAND: "",
  PINK: "",
  "NASDAQ.NMS": "",
  "NASDAQ.SCM": "",
  NMS: "",
  XNAS: "",
  XNYS: "",
  ARCX: "",
  LSE: "L",
  LSEETF: "L",
  LSEIOB1: "IL",
  XLON: "L",
  IBIS: "DE",
  IBIS2: "DE",
  XETRA: "DE",
  XETR: "DE",
  FWB: "F",
  XFRA: "F",
  SBF: "PA",
  XPAR: "PA",
  "EURONEXT PARIS": "PA",
  AEB: "AS",
  XAMS: "AS",
  "EURONEXT AMSTERDAM": "AS",
  "ENEXT.BE": "BR",
  XBRU: "BR",
  BVME: "MI",
  "BVME.ETF": "MI",
  XMIL: "MI",
  BM: "MC",
  XMAD: "MC",
  EBS: "SW",
  SWX: "SW",
  SIX: "SW",
  XSWX: "SW",
  VSE: "VI",
  XWBO: "VI",
  TSE: "TO",
  TSX: "TO",
  XTSE: "TO",
  TSXV: "V",
  CVE: "V",
  VENTURE: "V",
  XTSX: "V",
  NEOE: "NE",
  TSEJ: "T",
  XTKS: "T",
  SEHK: "HK",
  HKEX: "HK",
  XHKG: "HK",
  ASX: "AX",
  XASX: "AX",
  SFB: "ST",
  XSTO: "ST",
  CPH: "CO",
  XCSE: "CO",
  OSE: "OL",
  XOSL: "OL",
  HEX: "HE",
  XHEL: "HE",
  SGX: "SI",
  XSES: "SI",
  WSE: "WA",
  XWAR: "WA",
};

/** The exchange whose prices stand in hundredths of a currency, by that currency, as Yahoo's ending. */
export const PENCE_EXCHANGES: Readonly<Record<string, string>> = { GBP: "L", ZAR: "JO", ILS: "TA" };

/** Whether a cell names an exchange of the United States. */
export function isUnitedStatesExchange(exchange: string): boolean {
  return endingOf(exchange) === "";
}

/**
 * VOD on the London exchange is VOD.L; what has an ending already, or trades in the United States, stays.
 *
 * @param currency of the line: "TSE" is Tokyo where it is yen, or where the code is of digits, and Toronto elsewhere
 */
export function listedOn(symbol: string, exchange: string, currency: string): string {
  const isTokyo = /^TSE$/i.test(exchange.trim()) && (currency === "JPY" || isJapaneseCode(symbol));
  const ending = isTokyo ? "T" : endingOf(exchange);
  if (!ending || (symbol.includes(".") && !UNITS.test(symbol))) return symbol;
  return withEnding(symbol, ending);
}

/** Units of Canadian trusts. */
const UNITS = /^[A-Z]{1,6}\.(?:UN|U)$/;

/**
 * Hong Kong's codes have four digits, whatever the file pads them to; classes and units stand behind a dash (RCI.B on TSX is
 * RCI-B.TO). What has the ending of an exchange keeps that one.
 */
export function withEnding(listed: string, ending: string): string {
  // One letter of another exchange is rather a class.
  const hasEnding = foreignCurrencyOf(listed) !== null && !/\.[A-Z]$/.test(listed);
  if (hasEnding || listed.endsWith(`.${ending}`)) return listed;
  const symbol = listed.replace(/\.$/, "").replace(/[./ ](?=[A-Z]{1,2}$)/, "-");
  const code = ending === "HK" && /^\d+$/.test(symbol) ? symbol.replace(/^0+/, "").padStart(4, "0") : symbol;
  return `${code}.${ending}`;
}

/** 7203, 130A: what Tokyo's listings are called, and Toronto's never. */
export function isJapaneseCode(symbol: string): boolean {
  return /^\d{3}[\dA-Z]$/.test(symbol);
}

/** Yahoo's ending for the code before a colon: of an exchange or, in two letters, of a country; empty for the United States. */
export function endingOfPrefix(prefix: string): string | undefined {
  if (Object.hasOwn(EXCHANGE_PREFIXES, prefix)) return EXCHANGE_PREFIXES[prefix];
  if (prefix.length > 2) return endingOf(prefix);
  return Object.hasOwn(COUNTRY_ENDINGS, prefix) ? COUNTRY_ENDINGS[prefix] : undefined;
}

/** Whether a word of capitals is the code of an exchange where a ticker could stand too; two letters are rather a ticker. */
export function isExchangeWord(word: string): boolean {
  return word.length > 2 ? endingOfPrefix(word) !== undefined : Object.hasOwn(COUNTRY_ENDINGS, word);
}

/**
 * A ticker with the code of its exchange behind a point (NESN.VX, SHOP.TSX) or of its country behind a dash (SAP-DE): what it is
 * without it, and Yahoo's ending. Null where its ending is Yahoo's own, a class, a preferred share's or none that is known.
 */
export function listingBehind(text: string): { ticker: string; ending: string } | null {
  const [, base = "", sign = "", code = ""] =
    /^([A-Z0-9]{1,10}(?:[./-][A-Z]{1,2})?)([.-])([A-Z]{2,6})$/.exec(text) ?? [];
  if (base === "") return null;
  const codes = sign === "-" ? COUNTRY_ENDINGS : DOTTED;
  const ending = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return ending === undefined ? null : { ticker: base, ending };
}

/** Codes as they stand behind a point: all that Yahoo does not write itself and that mean one place (SE is Zurich's and Sweden's). */
const DOTTED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...COUNTRY_ENDINGS, ...EXCHANGE_PREFIXES, ...EXCHANGE_SUFFIXES }).filter(
    ([code]) => !Object.hasOwn(EXCHANGE_CURRENCIES, code) && code !== "SE" && code !== "US",
  ),
);

function endingOf(exchange: string): string | undefined {
  const name = exchange.trim().toUpperCase();
  if (Object.hasOwn(EXCHANGE_SUFFIXES, name)) return EXCHANGE_SUFFIXES[name];
  return Object.hasOwn(EXCHANGE_NAMES, name) ? EXCHANGE_NAMES[name] : undefined;
}

/** The currency of a foreign listing by its ending ("VOD.L" → GBP); null for a US name. */
export function foreignCurrencyOf(symbol: string): string | null {
  const ending = symbol.includes(".") ? /\.([A-Z]{1,3})$/.exec(symbol)?.[1] : undefined;
  return ending !== undefined && Object.hasOwn(EXCHANGE_CURRENCIES, ending)
    ? (EXCHANGE_CURRENCIES[ending] ?? null)
    : null;
}
