import { looksNumeric } from "../columns/cell-kinds";
import type { ReadPosition } from "../preview";
import { PROBLEM_CODES, showCell } from "../problems";
import { type CurrencyReading, RATED_CURRENCIES, readCurrencyText } from "../text/currency";
import { fits, isZero, multiply, round } from "../text/decimal";
import { readNumber } from "../text/numbers";
import { type CashReading, isDebit, isPending } from "./cash";
import { startLot } from "./lot";
import type { RowCells } from "./row-cells";
import { readCurrency, readRowCurrency } from "./row-currency";
import { finish, type RowOutcome, refused } from "./row-outcome";
import { isShort } from "./short-lines";
import { readWeight } from "./stated-amounts";
import { warnOfUnsaidCash } from "./unsaid-cash";

/**
 * A row of cash: its amount is the quantity where the file has one, else the value (Fidelity and Schwab leave the quantity
 * blank). US dollars and money-market funds count in full, the other currencies of the G10 at each night's rate; the rest are
 * held and not modelled.
 */
export function readCashRow(row: RowCells, cash: CashReading): RowOutcome {
  const column = readCurrency(row);
  const currency = cash.currency === "USD" ? column : cash.currency;
  const minorUnits = cash.minorUnits ?? (column === currency ? readRowCurrency(row).minorUnits : 1);
  const raw = row.text("symbol") || row.text("description") || cash.what;
  if (isPending(raw) && !hasAmount(row)) {
    return { disposition: "ignored", reason: "Pending activity without an amount.", position: null };
  }
  const amount = readAmount(row, { code: currency, minorUnits });
  if (amount === null) return refused(row);

  const lot = startLot(row, { kind: "cash", symbol: cash.symbol, rawSymbol: raw, quantity: amount, currency });
  if (currency === "USD") {
    if (cash.what === "cash") warnOfUnsaidCash(row, raw);
    // A dollar is a dollar: the stated value of dollars is their number, so the two can never disagree.
    const stated: ReadPosition = {
      ...lot,
      statedValueUsd: round(amount, 4),
      statedValueSource: "value",
      statedPrice: "1",
    };
    return finish(row, stated, "used", `${capital(cash.what)}.`);
  }
  const stated = { ...lot, stated: { currency, price: null, value: round(amount, 4) } };
  if (RATED_CURRENCIES.has(currency)) {
    return finish(row, stated, "used", `Cash in ${currency}, counted in US dollars at each night's rate.`);
  }
  const reason = `Cash in ${currency}: held; it is not among the currencies that are counted, so it has no value here${lot.statedValueUsd === null ? "" : " but the stated one"}.`;
  row.report("info", PROBLEM_CODES.notModelled, "symbol", reason);
  return finish(row, stated, "held_not_modelled", reason);
}

/**
 * The amount in whole units. A cell with a sign of its own ("£50" in a line of pence) is in that; any other is in what the line
 * counts by.
 */
function readAmount(row: RowCells, counted: CurrencyReading): string | null {
  const currency = counted.code;
  const quantity = row.number("quantity");
  const value = row.number("value");
  const field = quantity.ok && quantity.value === null && row.text("value") !== "" ? "value" : "quantity";
  const reading = field === "value" ? value : quantity;
  const fail = (message: string, fix?: string) => {
    row.report("error", PROBLEM_CODES.quantity, field, message, fix);
    return null;
  };
  if (!reading.ok) return fail(`“${showCell(row.text(field))}” ${reading.why}.`, reading.fix);
  if (reading.value === null) {
    const weight = readWeight(row);
    const { equity } = row.facts;
    if (weight !== null && equity !== null) return round(multiply(weight, equity), 4);
    // The file is asked for its equity as a whole.
    if (weight !== null) return "0";
    const only = onlyAmount(row);
    if (only !== null) return counted.minorUnits === 100 ? round(multiply(only, "0.01"), 4) : only;
    return fail("The amount of cash is missing: write it as the quantity.");
  }
  const own = reading.currency === null ? counted : (readCurrencyText(reading.currency) ?? counted);
  if (own.code !== currency && field === "value") {
    return fail(`“${showCell(row.text(field))}” is not in ${currency}: write the amount in the row's currency.`);
  }
  if (isZero(reading.value) && /[-−(]/.test(row.text(field))) {
    return fail(`“${showCell(row.text(field))}” is zero with a minus: write the amount, or skip the line.`);
  }
  const units = own.code === currency ? own.minorUnits : 1;
  const amount = round(units === 100 ? multiply(reading.value, "0.01") : reading.value, 10);
  if (!fits(round(amount, 4), 20, 4)) {
    return fail(`“${showCell(row.text(field))}” is larger than any amount can be: check it for a slip.`);
  }
  if (isDebit(row.text("symbol")) && !amount.startsWith("-") && !isZero(amount)) {
    const message = `“${showCell(row.text("symbol"))}” is owed and its amount is above zero: write it below zero, or call the line CASH where it is not owed.`;
    return fail(message, `-${row.text(field).trim()}`);
  }
  const isOut = isShort(row) || /^withdraw(al)?$/i.test(row.text("action"));
  return isOut && !amount.startsWith("-") && !isZero(amount) ? `-${amount}` : amount;
}

/** Where columns do not line up ("Cash balance","$5.00" below the holdings): the one number that the line has. */
function onlyAmount(row: RowCells): string | null {
  const filled = row.cells.filter((cell) => cell !== "");
  const amounts = filled.filter(looksNumeric);
  if (filled.length > 3 || amounts.length !== 1) return null;
  const reading = readNumber(amounts[0] ?? "", row.facts.dialects.numbers.get("value")?.mark ?? ".");
  return reading.ok && reading.value !== null && fits(round(reading.value, 4), 20, 4) ? round(reading.value, 4) : null;
}

function hasAmount(row: RowCells): boolean {
  return (["quantity", "value"] as const).some((field) => /\d/.test(row.text(field))) || onlyAmount(row) !== null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
