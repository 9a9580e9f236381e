import type { CashReading } from "./cash";
import { fits, isZero, round } from "./decimal";
import { finish, type RowOutcome, readCurrency, refused, startLot } from "./lot";
import type { ImportedPosition } from "./preview";
import { PROBLEM_CODES, showCell } from "./problems";
import { isShortSide, type RowCells } from "./row-cells";

/**
 * A row of cash: its amount is the quantity where the file has one, else the value (Fidelity and Schwab leave the quantity
 * blank). US dollars and money-market funds count in full; other currencies are held and not modelled.
 */
export function readCashRow(row: RowCells, cash: CashReading): RowOutcome {
  const column = readCurrency(row);
  const currency = cash.currency === "USD" ? column : cash.currency;
  const amount = readAmount(row, currency);
  if (amount === null) return refused(row);

  const raw = row.text("symbol");
  const lot = startLot(row, { kind: "cash", symbol: cash.symbol, rawSymbol: raw, quantity: amount, currency });
  if (currency === "USD") {
    // A dollar is a dollar: the stated value of dollars is their number, so the two can never disagree.
    const stated: ImportedPosition = {
      ...lot,
      statedValueUsd: round(amount, 4),
      statedValueSource: "value",
      statedPrice: "1",
    };
    return finish(row, stated, "used", `${capital(cash.what)}.`);
  }
  const reason = `Cash in ${currency}: held; only US dollars are counted, so it has no value here${lot.statedValueUsd === null ? "" : " but the stated one"}.`;
  row.report("info", PROBLEM_CODES.notModelled, "symbol", reason);
  return finish(row, lot, "held_not_modelled", reason);
}

function readAmount(row: RowCells, currency: string): string | null {
  const quantity = row.number("quantity");
  const value = row.number("value");
  const field = quantity.ok && quantity.value === null && row.text("value") !== "" ? "value" : "quantity";
  const reading = field === "value" ? value : quantity;
  const fail = (message: string, fix?: string) => {
    row.report("error", PROBLEM_CODES.quantity, field, message, fix);
    return null;
  };
  if (!reading.ok) return fail(`“${showCell(row.text(field))}” ${reading.why}.`, reading.fix);
  if (reading.value === null) return fail("The amount of cash is missing: write it as the quantity.");
  if (field === "value" && (reading.currency ?? currency) !== currency) {
    return fail(`“${showCell(row.text(field))}” is not in ${currency}: write the amount in the row's currency.`);
  }
  if (isZero(reading.value) && /[-−(]/.test(row.text(field))) {
    return fail(`“${showCell(row.text(field))}” is zero with a minus: write the amount, or skip the line.`);
  }
  const amount = round(reading.value, 10);
  if (!fits(round(amount, 4), 20, 4)) {
    return fail(`“${showCell(row.text(field))}” is larger than any amount can be: check it for a slip.`);
  }
  return isShortSide(row.text("side")) && !amount.startsWith("-") && !isZero(amount) ? `-${amount}` : amount;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
