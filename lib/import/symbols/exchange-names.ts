import { EXCHANGE_SUFFIXES } from "./exchange-codes";

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

/** Whether a cell names an exchange of the United States. */
export function isUnitedStatesExchange(exchange: string): boolean {
  return endingOf(exchange) === "";
}

/** Yahoo's ending for an exchange by code or name; empty for the United States, undefined where it is not known. */
export function endingOf(exchange: string): string | undefined {
  const name = exchange.trim().toUpperCase();
  if (Object.hasOwn(EXCHANGE_SUFFIXES, name)) return EXCHANGE_SUFFIXES[name];
  return Object.hasOwn(EXCHANGE_NAMES, name) ? EXCHANGE_NAMES[name] : undefined;
}
