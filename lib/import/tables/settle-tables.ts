import { settleColumns } from "../columns/table-columns";
import type { ColumnMapping } from "../preview";
import type { ImportProblem } from "../problems";
import { withMergedAccounts } from "./account-lines";
import { withWholeNotes } from "./notes-column";
import { withSerialDays } from "./serial-days";
import type { Layout } from "./table";
import type { Walked } from "./table-walk";

/**
 * The tables of a file with their columns settled by header and cells: notes whole again, days as days, accounts on every line.
 *
 * @param mapping what the user says the columns are
 */
export function settleTables({ layout, accounts, ...lines }: Walked, mapping: ColumnMapping | undefined): Layout {
  const problems: ImportProblem[] = [...(layout.problems ?? [])];
  const tables = layout.tables.map((found) => {
    if (found.cashOnly) return found;
    const settled = settleColumns(found.header, found.rows, mapping);
    const dated = withSerialDays(withWholeNotes({ ...found, ...settled, ...lines }));
    const merged = withMergedAccounts(dated.table);
    problems.push(...dated.problems);
    if (merged.problem) problems.push(merged.problem);
    return accounts.apply(merged.table, mapping);
  });
  return { ...layout, tables, problems };
}
