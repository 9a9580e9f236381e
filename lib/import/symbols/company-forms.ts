import { EXCHANGE_SUFFIXES } from "./exchange-codes";
import type { SymbolReading } from "./symbol-reading";
import { tidy } from "./tidy-cell";
import { AMERICAN_CODES } from "./written-exchange";

/** "SAP SE", "AIRBUS SE": a European company's form, and Bloomberg's code of Zurich. */
const WITH_FORM = /^([A-Z0-9]{1,6}) SE$/;
/** "VOD LN", "SAP GY Equity", "AAPL US": Bloomberg's codes have two letters. */
const WITH_CODE = /^[A-Z0-9]{1,6} ([A-Z]{2})( EQUITY)?$/;

/** What Bloomberg lists in Zurich among the largest, whose names are no company's with that form. */
const SWISS = new Set(
  `ABBN ALC CFR GEBN GIVN HOLN KNIN LOGN LONN NESN NOVN PGHN ROG SCMN SIKA SLHN SREN UBSG ZURN BAER BARN LISN LISP SCHN SCHP
  SGSN SOON SPSN STMN TEMN UHR VACN ADEN EMSN BALN HELN SDZ CLN`.split(/\s+/),
);

/** Whether a symbol cell uses a code of Bloomberg that no company's form is spelt like. */
export function hasExchangeCode(raw: string): boolean {
  const text = tidy(raw);
  const [, code = "", equity] = WITH_CODE.exec(text) ?? [];
  if (code === "" || (code === "SE" && equity === undefined)) return false;
  return AMERICAN_CODES.includes(code) || Object.hasOwn(EXCHANGE_SUFFIXES, code);
}

/**
 * Refuses "SAP SE", which is the company's name as well as a ticker of Zurich; null where it is not of that form, or is a
 * Swiss ticker.
 */
export function companyForm(raw: string): (Extract<SymbolReading, { ok: false }> & { name: string }) | null {
  const name = WITH_FORM.exec(tidy(raw))?.[1];
  if (name === undefined || SWISS.has(name)) return null;
  const why = `is a company's name, or its listing in Zurich: write its ticker with the exchange, such as SAP.DE, or ${name}.SW for Zurich`;
  return { ok: false, why, isName: true, name };
}
