import type { DroppedBar } from "../market";
import { counted } from "./bars";
import type { Finding } from "./judgement";

/** What the reader of the answer has left out already; a row without any price is missing, not wrong. */
const KINDS = ["malformed", "not_positive", "duplicate_session"] as const;
const WORDS = {
  malformed: "that cannot be read",
  not_positive: "with a price that is not positive",
  duplicate_session: "for a session that has another",
} as const;

export function droppedRows(dropped: readonly DroppedBar[]): Finding[] {
  return KINDS.flatMap((kind) => {
    const rows = dropped.filter(({ reason }) => reason === kind);
    if (rows.length === 0) return [];
    const sessions = rows.flatMap(({ session }) => (session === null ? [] : [session])).sort();
    const detail = `${counted(rows.length, "row")} ${WORDS[kind]}: left out`;
    return [{ kind, firstSession: sessions[0] ?? null, lastSession: sessions.at(-1) ?? null, detail }];
  });
}
