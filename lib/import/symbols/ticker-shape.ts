import { EXCHANGE_CURRENCIES } from "./exchange-currencies";

/** As it stands in a cell: AAPL, BRK.B, VOD.L, 7203.T. */
const TICKER = /^(?:[A-Z]{1,5}(?:[./-][A-Z]{1,2})?|[A-Z0-9]{1,6}\.[A-Z]{1,3})$/;

/** With its exchange in words of its own: NASDAQ:AAPL, VOD LN. */
const PLACED = /^(?:[A-Z]{2,12}:\s?[A-Z0-9]{1,6}(?:[./-][A-Z]{1,2})?|[A-Z0-9]{1,6} [A-Z]{2})$/;
/** With Yahoo's ending of its exchange: SAP.DE. */
const ENDED = /^[A-Z0-9]{2,6}(?:-[A-Z])?\.([A-Z]{1,3})$/;

/** Whether a text has the form of a ticker as it stands in a cell. */
export function isPlainTicker(text: string): boolean {
  return TICKER.test(text);
}

/** Whether a text has the form of a ticker, alone or with its exchange. */
export function isTicker(text: string): boolean {
  if (TICKER.test(text)) return /^[A-Z]/.test(text) || text.includes(".");
  return PLACED.test(text);
}

/** Whether a ticker has its exchange with it: no note has. */
export function isPlaced(text: string): boolean {
  const ending = ENDED.exec(text)?.[1];
  return ending === undefined ? !TICKER.test(text) : Object.hasOwn(EXCHANGE_CURRENCIES, ending);
}
