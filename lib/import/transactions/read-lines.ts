import type { Correction } from "../preview";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import type { LedgerTable } from "./find-ledger";
import { ledgerWord } from "./ledger-fields";
import type { LineReading } from "./movement";
import type { OpenLedger } from "./open-ledger";
import { readLine } from "./read-movement";
import { collectIsins } from "./security";

/** Every line of the lists to what it says, in the order of the file. */
export function readLines(tables: readonly OpenLedger[]): LineReading[] {
  const isins = collectIsins(tables);
  let place = 0;
  return tables.flatMap((table) => {
    const levels = new Set(table.rows.map((record) => cellOf(table, record, "detail").toLowerCase()));
    // Of an order and its executions, the order counts.
    const executions = levels.has("order") ? /^(trade|execution)$/i : null;
    return table.rows
      .filter((record) => record.cells.some((cell) => cell !== ""))
      .flatMap((record): LineReading[] => {
        place += 1;
        if (executions?.test(cellOf(table, record, "detail"))) {
          const reason = "An execution of an order that has a line of its own.";
          return [{ what: "aside", record, reason, aside: null }];
        }
        const into = converted(table, record);
        return [record, ...(into ? [into] : [])].map((one) => readLine(table, one, place, isins));
      });
  });
}

/** What was received for what a line gives away, as a purchase of its own on the same line, worth as much. */
function converted(table: OpenLedger, record: CsvRecord): CsvRecord | null {
  const { broker, columns } = table;
  const { quantity, symbol } = broker.conversion?.exec(cellOf(table, record, "event").slice(0, 200))?.groups ?? {};
  if (quantity === undefined || symbol === undefined) return null;
  const cells = [...record.cells];
  const told = { action: "Buy", symbol, quantity, price: "" } as const;
  for (const field of ["action", "symbol", "quantity", "price"] as const) {
    const index = columns.get(field);
    if (index !== undefined) cells[index] = told[field];
  }
  return { ...record, cells };
}

/** Cells put right by the user, by line and by the header's word. */
export function correctedRows(
  table: LedgerTable,
  rows: readonly CsvRecord[],
  corrections: readonly Correction[],
): CsvRecord[] {
  if (corrections.length === 0) return [...rows];
  return rows.map((record) => {
    const here = corrections.filter(({ line }) => line === record.line);
    if (here.length === 0) return record;
    const cells = [...record.cells];
    for (const { column, value } of here) {
      const exact = table.header.indexOf(column);
      const index = exact >= 0 ? exact : table.words.indexOf(ledgerWord(column));
      if (index >= 0) cells[index] = value.trim();
    }
    return { ...record, cells };
  });
}
