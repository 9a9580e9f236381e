/**
 * A number for a sentence: thousands parted by commas, every decimal kept, however long. What quotes a cell of the file is
 * shown as the file has it instead (`showCell`).
 *
 * @param value canonical decimal text, or a count
 * @example shownNumber("-29050.25") // "-29,050.25"
 */
export function shownNumber(value: string | number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
