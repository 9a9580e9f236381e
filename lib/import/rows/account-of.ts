import { plainText } from "../text/plain-text";
import type { RowCells } from "./row-cells";

/** The account a line belongs to, by its own cells or the title above its table. */
export function accountOf(row: RowCells): string | null {
  const name = row.text("account");
  const number = row.text("accountNumber");
  return plainText(name === "" || number === "" ? name + number : `${name} ${number}`, 100) ?? row.table.account;
}
