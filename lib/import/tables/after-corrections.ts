import type { ImportProblem } from "../problems";
import { assumeCurrency } from "./assumed-currency";
import { withLongAndShort } from "./one-quantity";
import { withShortFlags } from "./short-flags";
import type { Table } from "./table";
import { withValueCurrency } from "./value-currency";

/**
 * The table as its lines are read, with what was assumed of its currency. What stands in two columns is put into one, and what
 * is assumed hangs on the cells: so the user's corrections come before it.
 */
export function afterCorrections(table: Table): { table: Table; problem: ImportProblem | null } {
  return assumeCurrency(withValueCurrency(withLongAndShort(withShortFlags(table))));
}
