import { looksNumeric } from "../columns/cell-kinds";
import { headerWord } from "../columns/header-word";
import { type Field, NUMBER_FIELDS } from "../fields";
import { readAnyDate } from "../text/dates";
import { isNothing } from "../text/numbers";
import type { CsvRecord } from "../text/records";
import type { Table } from "./table";

const NOTES =
  /^(?:my )?(?:notes?|comments?|remarks?|memo|thesis|reason|description|details|text|notiz(?:en)?|bemerkung(?:en)?|kommentare?|anmerkung(?:en)?|commentaires?|remarques?|notas?|comentarios?|observaciones|commenti|opmerking(?:en)?|anteckning(?:ar)?)$/;
const NUMBERS: ReadonlySet<Field> = new Set<Field>(NUMBER_FIELDS);
const DATES: ReadonlySet<Field> = new Set<Field>(["date", "entryDate", "exitDate", "expiration"]);
const SAMPLE_LINES = 200;

/**
 * The table with what its lines have behind a last column of notes put back into the note, which has commas and no quotes:
 * "bought on dip, sold some". Only where the cells before it fit their columns, so that no comma of a number or a name has
 * moved them.
 */
export function withWholeNotes(table: Table): Table {
  let last = table.header.length - 1;
  while (last > 0 && table.header[last] === "") last -= 1;
  if (last < 1 || !NOTES.test(headerWord(table.header[last] ?? ""))) return table;
  const isSpilt = ({ cells }: CsvRecord) => cells.some((cell, i) => i > last && cell !== "");
  if (!table.rows.some(isSpilt)) return table;
  const whole = table.rows.filter((record) => !isSpilt(record)).slice(0, SAMPLE_LINES);
  const suited = table.header.slice(0, last).map((_, i) => suiting(table, whole, i));
  const rows = table.rows.map((record) => {
    const { cells } = record;
    const note = cells.slice(last);
    const isSound = isSpilt(record) && suited.every((suits, i) => suits(cells[i] ?? "")) && isWords(note[0] ?? "");
    if (!isSound) return record;
    const end = note.findLastIndex((cell) => cell !== "");
    return { ...record, cells: [...cells.slice(0, last), note.slice(0, end + 1).join(", ")] };
  });
  return { ...table, rows };
}

/** What a cell of that column is like: by the field it holds, else by the lines that have no cell too many. */
function suiting({ columns }: Table, whole: readonly CsvRecord[], index: number): (cell: string) => boolean {
  const field = [...columns].find(([, at]) => at === index)?.[0];
  if (field !== undefined && DATES.has(field)) return (cell) => isNothing(cell) || isDay(cell);
  if (field !== undefined && NUMBERS.has(field)) return (cell) => isNothing(cell) || looksNumeric(cell);
  const filled = whole.flatMap(({ cells }) => (isNothing(cells[index] ?? "") ? [] : (cells[index] ?? "")));
  const isNumbers = filled.length > 0 && filled.every(looksNumeric);
  return (cell) => isNothing(cell) || looksNumeric(cell) === isNumbers;
}

function isWords(cell: string): boolean {
  return !looksNumeric(cell) && !isDay(cell);
}

function isDay(cell: string): boolean {
  return readAnyDate(cell) !== null;
}
