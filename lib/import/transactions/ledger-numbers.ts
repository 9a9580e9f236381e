import { MAXIMUM_WORDS_CHARACTERS } from "../limits";
import { NUMBER_STYLES } from "../questions";
import { type DialectDecision, decideDialects } from "../text/number-dialect";
import { type NumberReading, readNumber } from "../text/numbers";
import { readEvent } from "./event-text";
import type { LedgerTable } from "./find-ledger";
import type { LedgerField } from "./ledger-fields";

/** Columns of numbers, fees by their place, and the numbers inside an event's words. */
export type NumberColumn = LedgerField | "eventQuantity" | "eventPrice" | `fee ${number}`;

const NUMBER_FIELDS = ["quantity", "price", "amount", "balance", "ratio", "multiplier", "strike"] as const;

/** A table whose columns of numbers are decided. */
interface Decided {
  numbers: ReadonlyMap<NumberColumn, DialectDecision>;
}

/**
 * How each column of a table writes its numbers, from all of its cells.
 *
 * @param answer what the user said of the columns that leave it open, as `PreviewQuestion` has it
 */
export function decideNumbers(
  { broker, columns, rows, fees }: LedgerTable,
  delimiter: string,
  answer: string | undefined,
): Map<NumberColumn, DialectDecision> {
  const cells = new Map<NumberColumn, string[]>();
  const take = (key: NumberColumn, index: number) =>
    cells.set(
      key,
      rows.map((row) => numeric(row.cells[index] ?? "")),
    );
  for (const field of NUMBER_FIELDS) {
    const index = columns.get(field);
    if (index !== undefined) take(field, index);
  }
  for (const { index } of fees) take(`fee ${index}`, index);
  if (broker.sharesInEvent) {
    const index = columns.get("event") ?? -1;
    const events = rows.flatMap((row) => readEvent(row.cells[index] ?? "") ?? []);
    cells.set(
      "eventQuantity",
      events.map(({ quantity }) => quantity),
    );
    cells.set(
      "eventPrice",
      events.map(({ price }) => price),
    );
  }
  const mark = ([".", ","] as const).find((one) => NUMBER_STYLES[one] === answer);
  const numbers = decideDialects(cells, delimiter);
  for (const [key, decision] of numbers) {
    if (decision.ambiguous !== null && mark) numbers.set(key, { ...decision, mark });
  }
  return numbers;
}

/** A number of a column; where the column's dialect refuses a cell that is plain in the other one, that is taken. */
export function numberIn({ numbers }: Decided, key: NumberColumn, cell: string): NumberReading {
  const mark = numbers.get(key)?.mark ?? ".";
  const text = numeric(cell);
  const reading = readNumber(text, mark);
  if (reading.ok && cell.length > MAXIMUM_WORDS_CHARACTERS) return TOO_LONG;
  if (reading.ok || !/^[^.,]*\d[.,]\d{1,2}\D*$|[.,]\d{4,}\D*$/.test(text)) return reading;
  const other = readNumber(text, mark === "." ? "," : ".");
  return other.ok ? other : reading;
}

/** Of so many digits, sums and products would take seconds. */
const TOO_LONG: NumberReading = {
  ok: false,
  why: "is larger than any holding can be (18 digits): check it for a slip",
};

/** "10S" is ten, and out: the letter is for the reader of the sign. "@150.00" is a price. */
function numeric(cell: string): string {
  if (cell.startsWith("@")) return cell.slice(1).trim();
  return /^[\d.,]+S$/i.test(cell) ? cell.slice(0, -1) : cell;
}
