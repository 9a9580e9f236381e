import { PROBLEM_CODES, type ProblemCode, showCell } from "../problems";
import { type CurrencyReading, currencyNamed, isOtherDollar } from "../text/currency";
import { divide, fits, isNegative, isZero, multiply, negate, round } from "../text/decimal";
import { type PriceField, priceOfOne } from "./price-unit";
import type { RowCells } from "./row-cells";
import { readRowCurrency } from "./row-currency";
import { isShort } from "./short-lines";
import { readStated } from "./stated-amounts";
import { isNotOne } from "./unknown-words";

type PaidField = Exclude<PriceField, "price">;

/** What a share was bought or sold at. */
interface PricePaid {
  /** At least 0, to the 8 decimals that are stored. */
  value: string;
  /** As its cell or its header names it; null where neither does. */
  currency: string | null;
}

/** A price a share; null where the line has none, or one that is not a price, with its problem. */
export function readPrice(row: RowCells, field: PaidField, code: ProblemCode): PricePaid | null {
  const cell = row.text(field);
  if (cell === "" || (field === "entryPrice" && isNotOne(cell))) return null;
  const reading = row.number(field);
  if (!reading.ok) return refusePrice(row, field, code, reading.why, reading.fix);
  if (reading.value === null) return null;
  const negative = reading.value.startsWith("-");
  // Brokers that count what a short brought in as a negative cost have its quantity below zero too.
  if (negative && !(field === "entryPrice" && isNegativeQuantity(row))) {
    const why = "is below zero: write what one share cost; shorts are told by a negative quantity";
    return refusePrice(row, field, code, why);
  }
  const size = negative ? reading.value.slice(1) : reading.value;
  const one = priceOfOne(row, field, { value: size, currency: reading.currency }, readRowCurrency(row));
  const value = round(one, 8);
  if (fits(value, 20, 8)) return { value, currency: reading.currency };
  return refusePrice(row, field, code, "is larger than any price can be (12 digits): check it for a slip");
}

function isNegativeQuantity(row: RowCells): boolean {
  const quantity = row.number("quantity");
  return isShort(row) || (quantity.ok && quantity.value?.startsWith("-") === true);
}

function refusePrice(row: RowCells, field: PaidField, code: ProblemCode, why: string, fix?: string): null {
  row.report("error", code, field, `“${showCell(row.text(field))}” ${why}.`, fix);
  return null;
}

/**
 * The price in the currency that the lot counts in; null, and said once, where it was paid in another: the rate of that day
 * is not known.
 *
 * @param code that currency
 * @param isConverted the listing trades in US dollars, and the line has its amounts in another currency
 */
export function inCurrency(
  row: RowCells,
  field: PaidField,
  price: PricePaid | null,
  code: string,
  isConverted: boolean,
): string | null {
  if (price === null) return null;
  const other = isConverted ? otherThanDollars(row, price) : otherThan(row, field, price, code);
  if (other === null) return price.value;
  if (row.facts.sayOnce(`paid ${other}`)) {
    const counted = isConverted ? "the listings trade in US dollars" : `the line counts in ${code}`;
    const message = `Prices paid in ${other} are left out: ${counted}, and the rate of the day is not in the file.`;
    row.report("info", PROBLEM_CODES.currency, field, message);
  }
  return null;
}

/** The other currency that a price is in; null where it says that it is in dollars. */
function otherThanDollars(row: RowCells, { currency }: PricePaid): string | null {
  const stated = readRowCurrency(row);
  if (currency === "USD" && stated.minorUnits === 1) return null;
  return (currencyNamed(currency) ?? stated).code;
}

/** The other currency that a price is in; null where it names none but that of the line. */
function otherThan(row: RowCells, field: PaidField, { currency }: PricePaid, code: string): string | null {
  const named = currencyNamed(currency);
  if (named === null || named.code === code) return null;
  // A bare dollar sign beside Canadian dollars is theirs.
  const isBareSign = named.code === "USD" && isOtherDollar(code);
  return isBareSign && !/US/i.test((row.header(field) ?? "") + row.text(field)) ? null : named.code;
}

/** The file's total cost over the shares, to 8 decimals, where it states no price a share. */
export function costPerShare(
  row: RowCells,
  quantity: string | null,
  multiplier: string,
  currency: CurrencyReading,
): string | null {
  const total = readStated(row, "costTotal", currency);
  if (total === null || quantity === null || total.currency !== currency.code) return null;
  const units = multiply(quantity, multiplier);
  if (isZero(units)) return null;
  const price = divide(total.value, units, 8);
  const positive = isNegative(price) ? negate(price) : price;
  return fits(positive, 20, 8) ? positive : null;
}
