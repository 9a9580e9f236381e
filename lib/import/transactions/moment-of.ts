import type { IsoDate } from "../preview";
import { readDate } from "../text/dates";
import { isNothing } from "../text/numbers";
import type { CsvRecord } from "../text/records";
import { cellOf } from "./cell-of";
import { dayCell } from "./day-cell";
import type { OpenLedger } from "./open-ledger";
import { remembered } from "./remembered";

/** The day and the time of a line, the latter as text that sorts; `date` is null where blank, undefined where it is none. */
export function momentOf(table: OpenLedger, record: CsvRecord): { date: IsoDate | null | undefined; time: string } {
  const cell = cellOf(table, record, "date");
  const day = dayCell(cell);
  const date = remembered(table.days, day, () => (isNothing(day) ? null : readDate(day, table.dates.order)));
  return { date, time: timeIn(cellOf(table, record, "time")) || timeIn(cell) };
}

/** 20230522;093000 */
const SHORTEST_PACKED = 15;

function timeIn(cell: string): string {
  // A day alone, as in most files.
  if (!cell.includes(":") && cell.length < SHORTEST_PACKED) return "";
  const found = /(?:^|[T;,\s])(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([AP]M)?/i.exec(cell);
  if (!found) {
    const packed = /^\d{8}[;,\sT](\d{2})(\d{2})(\d{2})$/.exec(cell);
    return packed ? `${packed[1]}:${packed[2]}:${packed[3]}` : "";
  }
  const [, hour = "", minute = "", second = "00", fraction = "", half = ""] = found;
  const shifted = half === "" ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${String(shifted).padStart(2, "0")}:${minute}:${second}${fraction}`;
}
