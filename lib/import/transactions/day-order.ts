import { type DateDecision, type DateOrder, decideDateOrder, readDate } from "../text/dates";
import { dayCell } from "./day-cell";
import type { LedgerTable } from "./find-ledger";

/**
 * Whether a table writes the month or the day first.
 *
 * @param answer what the user said where the cells leave it open, as `PreviewQuestion` has it
 */
export function decideDays({ broker, columns, rows }: LedgerTable, answer: string | undefined): DateDecision {
  if (broker.dateOrder) return { order: broker.dateOrder, ambiguous: null };
  const date = columns.get("date") ?? -1;
  const moments = rows.map((row) => row.cells[date] ?? "");
  const decided = orderOfDays(moments.map(dayCell), moments);
  const told = (["month_first", "day_first"] as const).find((order) => order === answer);
  return decided.ambiguous !== null && told ? { ...decided, order: told } : decided;
}

/** Times of America: "10:00:00 EDT". */
const AMERICAN_TIME = /\d\s*(?:[AP]M)?\s*(?:E[SD]?T|P[SD]T|CDT|M[SD]T)$/i;

/** Lists of trades run one way, and American times stand beside American days: where the cells leave it open, the only order in which they do is theirs. */
function orderOfDays(cells: readonly string[], moments: readonly string[]): DateDecision {
  const decided = decideDateOrder(cells);
  if (decided.ambiguous === null) return decided;
  if (moments.some((moment) => AMERICAN_TIME.test(moment))) return { order: "month_first", ambiguous: null };
  const runs = (order: DateOrder) => {
    const days = cells.flatMap((cell) => readDate(cell, order) ?? []);
    const up = days.every((day, i) => i === 0 || day >= (days[i - 1] ?? ""));
    return up || days.every((day, i) => i === 0 || day <= (days[i - 1] ?? ""));
  };
  const [month, day] = [runs("month_first"), runs("day_first")];
  return month === day ? decided : { order: month ? "month_first" : "day_first", ambiguous: null };
}

/** The same of the days on which options expire. @param otherwise the order of the other days, where theirs leaves it open */
export function orderOfExpiries({ columns, rows }: LedgerTable, otherwise: DateOrder): DateOrder {
  const index = columns.get("expiration");
  if (index === undefined) return otherwise;
  const { order, ambiguous } = decideDateOrder(rows.map(({ cells }) => cells[index] ?? ""));
  return ambiguous === null ? order : otherwise;
}
