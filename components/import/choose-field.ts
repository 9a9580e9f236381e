import type { ColumnField } from "@/lib/import/fields";
import type { ColumnMapping, PreviewColumn } from "@/lib/import/preview";

/**
 * A mapping with one column read otherwise. What was said of that column before goes, by whatever it was named; and so does
 * what was said of another that held the same: the choice made last counts. Fees may stand in several columns. A column that
 * the next file of this shape may lack is named by its header, any other by its place.
 */
export function chooseField(
  mapping: ColumnMapping,
  { index, header, isAdded }: Pick<PreviewColumn, "index" | "header" | "isAdded">,
  field: ColumnField | null,
): ColumnMapping {
  const kept = Object.entries(mapping).filter(([key, said]) => {
    if (key === String(index) || key.trim().toLowerCase() === header.trim().toLowerCase()) return false;
    return said === null || said === "fees" || said !== field;
  });
  return { ...Object.fromEntries(kept), [isAdded ? header : String(index)]: field };
}
