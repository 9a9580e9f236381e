import { headerWord } from "./header-word";
import { rememberOf } from "./remembered-objects";

/** The template's own header, in its order (product §6). */
export const TEMPLATE_HEADER = [
  "Symbol",
  "Quantity",
  "Entry Price Per Share",
  "Entry Date",
  "Investment Class",
  "Investment Subtype",
  "Underlying Symbol",
  "Strike Price",
  "Expiration Date",
  "Option Type",
  "Exit Date",
  "Exit Price Per Share",
] as const;

/** Exactly the template: its twelve names, or the first two and some of the others, and nothing else. */
export const isTemplateHeader: (cells: readonly string[]) => boolean = rememberOf((cells) => {
  const names = new Set(cells.filter((cell) => cell !== "").map(headerWord));
  const template = new Set(TEMPLATE_HEADER.map(headerWord));
  return (
    names.has("symbol") &&
    names.has("quantity") &&
    (names.has("investment class") || names.has("entry price per share")) &&
    [...names].every((name) => template.has(name))
  );
});
