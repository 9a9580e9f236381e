import type { SecurityIdentifier } from "../preview";
import { securityIdentifier } from "../symbols/identifiers";
import type { RowCells } from "./row-cells";

/** A line's security number: from the symbol cell, else from the column of identifiers. */
export function identifierOf(row: RowCells): SecurityIdentifier | null {
  return securityIdentifier(row.text("symbol")) ?? securityIdentifier(row.text("identifier"), true);
}
