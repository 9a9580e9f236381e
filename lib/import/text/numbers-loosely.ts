import { type DecimalMark, readNumber } from "./numbers";

/** A cell's number by the later of its marks, for proofs that need no exactness; null where it is none. */
export function looseNumber(cell: string): number | null {
  const mark: DecimalMark = cell.lastIndexOf(",") > cell.lastIndexOf(".") && !/,\d{3}$/.test(cell) ? "," : ".";
  const reading = readNumber(cell, mark);
  return reading.ok && reading.value !== null ? Number(reading.value) : null;
}
