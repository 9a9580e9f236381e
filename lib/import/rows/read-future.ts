import { showCell } from "../problems";
import { readQuantity } from "./held-quantity";
import { startLot } from "./lot";
import { privateName } from "./read-private";
import type { RowCells } from "./row-cells";
import { readCurrency } from "./row-currency";
import { finish, type RowOutcome, refused } from "./row-outcome";

const FUTURE_TYPES = /^fut$|\bfutures?\b/i;
const OPTION_TYPES = /option|\bfop\b/i;
const DIFFERENCE_TYPES = /^cfds?$|\bcfds?\b|contracts? for differences?/i;
/** /ESZ26 and ESH27=F: root, month and year, as only futures are written. */
const FUTURE_NAMES = /^\/[A-Z0-9]{1,4}([FGHJKMNQUVXZ]\d{1,2})?(:[A-Z]+)?$|^[A-Z0-9]{1,4}=F$/;

/** Whether the line is a future or a contract for difference, by its kind or its name; options on futures are none. */
export function isFuture(raw: string, assetType: string): boolean {
  if (assetType !== "") {
    if (OPTION_TYPES.test(assetType)) return false;
    if (FUTURE_TYPES.test(assetType) || DIFFERENCE_TYPES.test(assetType)) return true;
  }
  // Both forms have a slash or an equals sign.
  return (raw.includes("/") || raw.includes("=")) && FUTURE_NAMES.test(raw.trim().toUpperCase());
}

/**
 * Held and listed, and no part of any value: nothing was paid for it but a margin, which is in the account's cash, and what
 * the file states is the size of what it moves with.
 */
export function readFuture(row: RowCells): RowOutcome {
  const raw = privateName(row);
  const quantity = readQuantity(row);
  const currency = readCurrency(row);
  if (quantity === null) return refused(row);
  const lot = startLot(row, { kind: "private", symbol: null, rawSymbol: raw, quantity, currency });
  const what = DIFFERENCE_TYPES.test(row.text("assetType")) ? "a contract for difference" : "a future";
  const reason = `${showCell(raw)} is ${what}: nothing was paid for it but a margin, so the size the file states is no value and is not counted; it is not modelled.`;
  const { stated: _stated, ...bare } = lot;
  // The cost in such files is the whole size too.
  const entryPrice = row.text("entryPrice") === "" ? null : lot.entryPrice;
  const future = { ...bare, entryPrice, statedValueUsd: null, statedValueSource: null, statedPrice: null };
  return { ...finish(row, future, "held_not_modelled", reason), isSize: true };
}
