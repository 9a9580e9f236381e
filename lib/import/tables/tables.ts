import { mapColumns, namesHoldings } from "../columns/columns";
import { columnsOfHeader, namesContracts } from "../columns/table-columns";
import type { ColumnMap, Field } from "../fields";
import type { ColumnMapping } from "../preview";
import type { CsvRecord } from "../text/records";
import { Sections } from "./sections";
import { settleTables } from "./settle-tables";
import type { Layout } from "./table";
import { TableWalk } from "./table-walk";

/** Whether a line of cells can head a table of positions, by its words alone. */
export function isPositionsHeader(cells: readonly string[], mapping?: ColumnMapping): boolean {
  if (!mapping) return namesHoldings(cells);
  const { columns } = columnsOfHeader(cells, mapping);
  return (columns.has("symbol") || namesContracts(columns)) && columns.has("quantity");
}

/**
 * The tables of positions in a file with headers: preambles before them, repeated headers between them (one table an
 * account), a list of trades after them.
 *
 * @param mapping what the user says the columns are
 * @param heads whether a line is a header; by its own words where it is left out
 */
export function findTables(
  records: readonly CsvRecord[],
  mapping?: ColumnMapping,
  heads: (cells: readonly string[]) => boolean = isPositionsHeader,
): Layout {
  const tablesBelow = (sections: Sections) => settleTables(new TableWalk(records, heads, sections).walk(), mapping);
  const layout = tablesBelow(new Sections(false));
  const isEmpty = layout.tables.length > 0 && layout.tables.every(({ rows }) => rows.length === 0);
  return isEmpty ? tablesBelow(new Sections(true)) : layout;
}

/** The header that comes closest to one of positions, to say which column is missing. */
export function nearestHeader(records: readonly CsvRecord[]): { record: CsvRecord; columns: ColumnMap } | null {
  let best: { record: CsvRecord; columns: Map<Field, number> } | null = null;
  for (const record of records.slice(0, 200)) {
    const columns = mapColumns(record.cells);
    if (columns.size > (best?.columns.size ?? 0)) best = { record, columns };
  }
  return best;
}
