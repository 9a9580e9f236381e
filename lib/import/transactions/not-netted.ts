import { showCell } from "../problems";
import type { CsvRecord } from "../text/records";
import { generalKind } from "./general-words";
import { mapLedger, plainWord } from "./ledger-fields";
import { sideLetters } from "./side-letters";

const SHOWN = 4;
const SAMPLE = 200;

/** What keeps a list of movements from being netted: which column it lacks, or which of its words say nothing to us. */
export function whyNotNetted({ cells }: CsvRecord, below: readonly CsvRecord[]): string {
  const columns = mapLedger(cells.map(plainWord), {});
  const missing: string[] = [];
  if (!columns.has("date")) missing.push("date");
  if (!columns.has("symbol") && !columns.has("isin")) missing.push("symbol");
  if (!columns.has("quantity")) missing.push("quantity");
  const action = columns.get("action");
  if (action === undefined) missing.push("action (what happened)");
  const needs = "it needs columns for the date, what happened, the symbol and the quantity";
  if (missing.length > 0) return `${needs}, and none is known for the ${missing.join(" and none for the ")}`;
  const said = new Set(below.slice(0, SAMPLE).map((record) => record.cells[action ?? -1] ?? ""));
  said.delete("");
  const letters = sideLetters(said);
  const strange = [...said].filter((cell) => generalKind(cell) === null && !letters.has(cell.toUpperCase()));
  if (said.size === 0)
    return `its column “${showCell(cells[action ?? -1] ?? "", 30)}” is blank, so no line says what happened`;
  if (strange.length === 0) return "no line of it says that anything was bought or sold";
  const words = strange.slice(0, SHOWN).map((cell) => `“${showCell(cell, 30)}”`);
  return `in the column “${showCell(cells[action ?? -1] ?? "", 30)}” ${words.join(", ")} say nothing that we know, where buy, sell, split or transfer is wanted`;
}
