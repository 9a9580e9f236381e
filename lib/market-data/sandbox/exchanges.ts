/** What Yahoo calls its exchange codes in full. */
const EXCHANGES: Record<string, string> = {
  NMS: "NasdaqGS",
  NGM: "NasdaqGM",
  NCM: "NasdaqCM",
  NYQ: "NYSE",
  PCX: "NYSEArca",
  ASE: "NYSE American",
  BTS: "Cboe US",
  LSE: "LSE",
  SNP: "SNP",
  CCC: "CCC",
  CCY: "CCY",
  JPX: "Tokyo",
};

/** An exchange's full name; its code where we know no other. */
export function exchangeName(code: string): string {
  return EXCHANGES[code] ?? code;
}

/** Yahoo's word for a kind of security on screens. */
export const TYPE_NAMES = {
  EQUITY: "Equity",
  ETF: "ETF",
  INDEX: "Index",
  CRYPTOCURRENCY: "Cryptocurrency",
  CURRENCY: "Currency",
} as const;
