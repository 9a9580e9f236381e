import { rememberWords } from "../columns/remembered-words";

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
export const isCoinHeader: (header: string) => boolean = rememberWords((header) => HEADER.test(header.trim()));
