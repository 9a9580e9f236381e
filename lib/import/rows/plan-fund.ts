import { PROBLEM_CODES, showCell } from "../problems";
import { suggestTicker } from "../symbols/company-names";
import { readSymbol } from "../symbols/read-symbol";
import { readPrivate } from "./read-private";
import type { RowCells } from "./row-cells";
import type { RowOutcome } from "./row-outcome";

/** "VANGUARD TARGET 2045", "FID GR CO POOL CL S": funds and pools that plans for retirement hold. */
const FUND_NAMES =
  /\b(target|retire(ment)?|20[2-7][05]|collective|commingled|pool|fund|fd|index|idx|institutional|stable value)\b/i;

/**
 * A fund of a retirement plan, which has no ticker because no market lists it: counted at its value, and said. Null where
 * the file has no column of symbols, or the name may be a company's.
 */
export function planFund(row: RowCells): RowOutcome | null {
  if (row.text("symbol") !== "" || !row.table.columns.has("symbol") || row.text("identifier") !== "") return null;
  const name = row.text("description").trim();
  if (!FUND_NAMES.test(name) || suggestTicker(name) !== null || readSymbol(name).ok) return null;
  const value = row.number("value");
  if (!value.ok || value.value === null || !/[1-9]/.test(value.value)) return null;
  const message = `“${showCell(name)}” has no ticker, as funds of a retirement plan have none: it counts at its stated value. Write its ticker where it has one.`;
  row.report("warning", PROBLEM_CODES.symbol, "symbol", message);
  return readPrivate(row, "A fund without a ticker: held and counted at its stated value, without betas.");
}
