import { weighColumn } from "./cell-kinds";
import type { Cells } from "./column-products";
import { chosenByUser, drop, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

const COUNTED = "(?:quantity|qty|shares|units|contracts|positions?|pos|anzahl|stück|menge|bestand)";
const formOf = (side: string) => new RegExp(`^(?:${side}(?: ${COUNTED})?|${COUNTED}[ (,/-]*${side}\\)?)$`);
const [LONG, SHORT] = [formOf("long"), formOf("short")];

/** What is held long in one column and what is held short in another: both are the quantity. */
export function putLongAndShort(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  if (chosenByUser(found, "quantity")) return;
  const words = header.map((cell) => (cell.length > 30 ? "" : headerWord(cell)));
  const [long, short] = [LONG, SHORT].map((form) => words.findIndex((word) => form.test(word)));
  if (long === undefined || short === undefined || long < 0 || short < 0) return;
  const before = found.columns.get("quantity");
  if (before !== undefined && before !== long && before !== short) return;
  if ([long, short].some((index) => leftOut.has(index) || isReadAsOther(found, index))) return;
  const kinds = [long, short].map((index) => weighColumn(sample, index));
  if (kinds.some(({ filled, numbers }) => numbers < filled) || kinds.every(({ filled }) => filled === 0)) return;
  drop(found, "quantity");
  const why = `Its header is “${header[long]}”; what is held short stands under “${header[short]}”.`;
  put(found, header, "quantity", { index: long, confidence: "high", why, twin: short });
}

function isReadAsOther({ columns }: TableColumns, index: number): boolean {
  return [...columns].some(([field, at]) => at === index && field !== "quantity");
}
