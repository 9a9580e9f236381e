import type { BrokerLedger } from "./broker-ledger";
import type { Security } from "./security";

/** What a coin is called in a column of kinds of assets. */
export const COIN = "Cryptocurrency";

/** Coins by the names that brokers write beside their tickers; shares and funds bear many of the tickers as well. */
const NAMES: Readonly<Record<string, RegExp>> = {
  BTC: /^bit ?coin$/i,
  ETH: /^ether(eum)?$/i,
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

/** Whether a security is a coin, by whose list it stands in or by its name. */
export function isCoin({ raw, name, isin, option, assetType }: Security, { holdsCoins }: BrokerLedger): boolean {
  if (holdsCoins) return true;
  if (isin !== "" || option !== null || assetType !== "" || !Object.hasOwn(NAMES, raw)) return false;
  return NAMES[raw]?.test(name.trim()) ?? false;
}
