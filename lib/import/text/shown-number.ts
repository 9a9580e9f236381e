/**
 * A number for a sentence: thousands parted by commas, every decimal kept, however long. What quotes a cell of the file is
 * shown as the file has it instead (`showCell`).
 *
 * @param value canonical decimal text, or a count
 * @example shownNumber("-29050.25") // "-29,050.25"
 */
export function shownNumber(value: string | number): string {
  const text = String(value);
  const point = text.indexOf(".");
  const end = point < 0 ? text.length : point;
  const first = text.startsWith("-") ? 1 : 0;
  let shown = text.slice(end);
  let from = end - 3;
  for (; from > first; from -= 3) shown = `,${text.slice(from, from + 3)}${shown}`;
  return text.slice(0, from + 3) + shown;
}
