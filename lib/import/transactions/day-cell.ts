/** Months of other languages that begin unlike the English ones. */
const MONTHS: Readonly<Record<string, string>> = {
  mrt: "mar",
  mär: "mar",
  mrz: "mar",
  avr: "apr",
  abr: "apr",
  mei: "may",
  mai: "may",
  maj: "may",
  mag: "may",
  juin: "jun",
  juil: "jul",
  ago: "aug",
  août: "aug",
  okt: "oct",
  out: "oct",
  ott: "oct",
  dez: "dec",
  déc: "dec",
  dic: "dec",
};

/** The date alone: "07/15/2024 as of 07/12/2024" counts from the second; "20230522;093000" and "2026-02-05, 09:31:00" lose their times. */
export function dayCell(cell: string): string {
  if (cell.length > 60) return cell;
  // Most files write 2026-02-05T09:31:00, or nothing behind the day.
  if (/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]*Z?)?$/.test(cell)) return cell.slice(0, 10);
  const told = /\bas of\s+(.+)$/i.exec(cell)?.[1] ?? cell;
  return told
    .replace(/[T;,\s]+\d{1,2}:?\d{2}(:?\d{2})?([.,]\d+)?\s*([AP]M)?\s*(Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?$/i, "")
    .replace(/\p{L}{3,4}/u, (word) => MONTHS[word.toLowerCase()] ?? word)
    .trim();
}
