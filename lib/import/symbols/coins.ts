/** Coins by the names that stand beside their tickers; shares and funds bear many of the tickers as well. */
const NAMES: Readonly<Record<string, RegExp>> = {
  BTC: /^(bit ?coin|btc)$/i,
  ETH: /^(ether(eum)?|eth)$/i,
  BCH: /^bitcoin cash$/i,
  ETC: /^ethereum classic$/i,
  LTC: /^litecoin$/i,
  SOL: /^solana$/i,
  DOGE: /^doge ?coin$/i,
  ADA: /^cardano$/i,
  XRP: /^(xrp|ripple)$/i,
  DOT: /^polkadot$/i,
  AVAX: /^avalanche$/i,
  LINK: /^chainlink$/i,
  UNI: /^uniswap$/i,
  XLM: /^stellar( lumens)?$/i,
  SHIB: /^shiba inu$/i,
  AAVE: /^aave$/i,
  COMP: /^compound$/i,
  PEPE: /^pepe$/i,
};

/** Whether a name is that of the coin with this ticker: "Bitcoin" beside BTC. */
export function isCoinName(ticker: string, name: string): boolean {
  return Object.hasOwn(NAMES, ticker) && (NAMES[ticker]?.test(name.trim()) ?? false);
}

/** The ticker of the coin with this name; null where it is none's. */
export function coinNamed(name: string): string | null {
  return Object.keys(NAMES).find((ticker) => isCoinName(ticker, name)) ?? null;
}

/**
 * Coins whose tickers are borne by funds of them, with what a share of such a fund has never cost and the coin always has, and
 * above which only the coin has been; US dollars. Between the two nobody can tell.
 */
export const COINS_WITH_FUNDS: ReadonlyMap<string, { coin: string; fundBelow: number; coinFrom: number }> = new Map([
  ["BTC", { coin: "Bitcoin", fundBelow: 200, coinFrom: 1000 }],
  ["ETH", { coin: "Ether", fundBelow: 80, coinFrom: 1000 }],
]);

const COIN_WORDS =
  "crypto(?:s|[ -]?currenc(?:y|ies)|[ -]?assets?)?|(?:digital|virtual) (?:assets?|currenc(?:y|ies))|coins?|tokens?|stablecoins?|krypto(?:w[äa]hrung(?:en)?|s)?|cryptomonnaies?|criptomonedas?|criptovalut[ae]|criptoativos?";
const KIND = new RegExp(`^(?:${COIN_WORDS})$`, "i");
const TITLE = new RegExp(
  `^(?:(?:my|spot|other|held) )*(?:${COIN_WORDS})(?: (?:holdings?|positions?|assets?|wallets?|portfolio|balances?|accounts?|spot))*\\s*:?$`,
  "i",
);
const HEADER = new RegExp(`^(?:${COIN_WORDS})(?: (?:symbol|ticker|name|code))?$`, "i");

/** Whether a cell of kinds of assets says "coin". */
export function isCoinKind(assetType: string): boolean {
  return assetType !== "" && KIND.test(assetType.trim());
}

/** Whether a title says that coins stand below it: "Crypto", "Digital assets". Not "Crypto ETFs". */
export function isCoinTitle(title: string): boolean {
  return TITLE.test(title.trim());
}

/** Whether the header of a column of symbols says that coins stand in it. */
export function isCoinHeader(header: string): boolean {
  return HEADER.test(header.trim());
}
