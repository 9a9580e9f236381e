import { HEADER_CURRENCIES } from "./header-units";

/** Those that headers name, and more that columns of currencies hold. */
const CODES: ReadonlySet<string> = new Set([
  ...HEADER_CURRENCIES.map((code) => code.toUpperCase()),
  ..."GBp ZAc ILA CNY CNH INR KRW ZAR MXN BRL ILS TWD THB CZK HUF RON TRY RUB AED SAR MYR IDR PHP".split(" "),
]);

/** Whether a cell is a currency's code as columns of currencies hold them: ISO 4217, or one of hundredths ("GBp"). */
export function isCurrencyCode(cell: string): boolean {
  return CODES.has(cell);
}
