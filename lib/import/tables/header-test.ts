import { namesHoldings } from "../columns/columns";
import { saidColumn } from "../columns/said-columns";
import { columnsOfHeader } from "../columns/table-columns";
import type { ColumnMapping } from "../preview";
import type { CsvRecord } from "../text/records";
import { mayHead } from "./header-lines";
import { isPositionsHeader } from "./tables";

/**
 * Tells which lines of a file head tables of positions, by their words and by what the user says of columns. What is said by
 * place ("2") fits every line alike: it makes a header of the first line only that has a word of one, and of the same line
 * again. Else "Cash,--,--" would be a header, and not counted.
 */
export function headerTest(
  records: readonly CsvRecord[],
  mapping: ColumnMapping | undefined,
): (cells: readonly string[]) => boolean {
  if (mapping === undefined) return namesHoldings;
  const byWords = (cells: readonly string[]) =>
    isPositionsHeader(cells, saidByWord(cells, mapping)) && isPositionsHeader(cells, mapping);
  const isPlaced = (cells: readonly string[]) =>
    isPositionsHeader(cells, mapping) && columnsOfHeader(cells, saidByWord(cells, mapping)).columns.size > 0;
  const first = records.find(({ cells }) => mayHead(cells) && (byWords(cells) || isPlaced(cells)));
  const header = first?.cells.join("\n");
  return (cells) => byWords(cells) || cells.join("\n") === header;
}

/** What of a mapping speaks of a line's own words. */
export function saidByWord(cells: readonly string[], mapping: ColumnMapping): ColumnMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => saidColumn(cells, key)?.byWord === true));
}
