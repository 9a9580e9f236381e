/** What brokers write for the cost or the day of lots that they do not know, or that were bought at several. */
const NOT_ONE = /^\**(incomplete|various|multiple|unknown|not available|not provided|missing)\**$/i;

/** Whether a cell of a lot's cost or day says that there is none, or no single one. */
export function isNotOne(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // What begins with a digit or a dollar is one, as nearly all are.
  return first !== 36 && !(first >= 48 && first <= 57) && NOT_ONE.test(cell.trim());
}
