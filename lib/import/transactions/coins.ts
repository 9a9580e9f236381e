import { isCoinName } from "../symbols/coin-names";
import type { BrokerLedger } from "./broker-ledger";
import type { Security } from "./security";

/** What a coin is called in a column of kinds of assets, so that no share or fund is meant. */
export const COIN = "Crypto coin";

/** Whether a security is a coin, by whose list it stands in or by its name. */
export function isCoin({ raw, name, isin, option, assetType }: Security, { holdsCoins }: BrokerLedger): boolean {
  if (holdsCoins) return true;
  if (isin !== "" || option !== null || assetType !== "") return false;
  return isCoinName(raw, name);
}
