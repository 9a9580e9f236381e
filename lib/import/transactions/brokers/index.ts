import type { BrokerLedger } from "../broker-ledger";
import { COINBASE } from "./coinbase";
import { DEGIRO_ACCOUNT, DEGIRO_TRANSACTIONS } from "./degiro";
import { ETORO } from "./etoro";
import { FIDELITY } from "./fidelity";
import { FREETRADE } from "./freetrade";
import { IBKR_FLEX } from "./ibkr-flex";
import { REVOLUT } from "./revolut";
import { ROBINHOOD } from "./robinhood";
import { SAXO } from "./saxo";
import { SCHWAB } from "./schwab";
import { SWISSQUOTE } from "./swissquote";
import { TASTYTRADE } from "./tastytrade";
import { TRADING212 } from "./trading212";
import { VANGUARD } from "./vanguard";
import { WEBULL } from "./webull";
import { YAHOO } from "./yahoo";

/** Every list of trades whose header we know, the most particular first. */
export const BROKER_LEDGERS: readonly BrokerLedger[] = [
  SCHWAB,
  FIDELITY,
  TRADING212,
  FREETRADE,
  REVOLUT,
  ROBINHOOD,
  VANGUARD,
  SWISSQUOTE,
  ETORO,
  SAXO,
  DEGIRO_ACCOUNT,
  DEGIRO_TRANSACTIONS,
  IBKR_FLEX,
  COINBASE,
  TASTYTRADE,
  WEBULL,
  YAHOO,
];
