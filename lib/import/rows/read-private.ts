import { PROBLEM_CODES, showCell } from "../problems";
import { readQuantity, statesAmountOnly } from "./held-quantity";
import { identifierOf } from "./identifier-of";
import { heldLot } from "./lot";
import type { RowCells } from "./row-cells";
import { readCurrency } from "./row-currency";
import { finish, type RowOutcome, refused } from "./row-outcome";
import type { PriceUnit } from "./unit-of-price";

/**
 * A holding that no market prices for us, under its own name, at the value the file states.
 *
 * @param reason one sentence
 * @param priceUnit what its prices are for: "hundred" where it is debt
 */
export function readPrivate(row: RowCells, reason: string, priceUnit: PriceUnit = "one"): RowOutcome {
  row.priceUnit = priceUnit;
  const raw = privateName(row);
  // A holding that states only what it is worth is one of it.
  const quantity = statesAmountOnly(row) ? "1" : readQuantity(row);
  const currency = readCurrency(row);
  if (quantity === null) return refused(row);
  const lot = heldLot(row, { kind: "private", symbol: null, rawSymbol: raw, quantity, currency });
  const identifier = identifierOf(row);
  return finish(row, identifier ? { ...lot, identifier } : lot, "held_not_modelled", reason);
}

/** What it is called; with its problem where it is called nothing, or a formula. */
export function privateName(row: RowCells): string {
  const named = row.text("symbol") || row.text("identifier") || row.text("description");
  // An apostrophe before a sign is a spreadsheet's way to say "text".
  const raw = named.replace(/^'(?=[=+\-@])/, "");
  if (/^[=+@]/.test(raw)) {
    const message = `“${showCell(raw)}” begins like a spreadsheet formula: write a plain name.`;
    row.report("error", PROBLEM_CODES.symbol, "symbol", message);
  } else if (raw === "") {
    row.report("error", PROBLEM_CODES.symbol, "symbol", "The holding has no name: write one in the symbol column.");
  }
  return raw;
}
