import type { History } from "../market";
import { counted } from "./bars";
import type { Finding } from "./judgement";

/**
 * What the reader of the answer has left out already. A row without any price is missing, not wrong; and the provider often
 * sends the last session twice, with the live price as its second row: that is its habit, and not noted.
 */
const KINDS = ["malformed", "not_positive", "duplicate_session"] as const;
const WORDS = {
  malformed: "that cannot be read",
  not_positive: "with a price that is not positive",
  duplicate_session: "for a session that has another",
} as const;

export function droppedRows({ dropped, bars }: Pick<History, "dropped" | "bars">): Finding[] {
  const last = bars.at(-1)?.session;
  return KINDS.flatMap((kind) => {
    const rows = dropped.filter(
      ({ reason, session }) => reason === kind && (kind !== "duplicate_session" || session !== last),
    );
    if (rows.length === 0) return [];
    const sessions = rows.flatMap(({ session }) => (session === null ? [] : [session])).sort();
    const detail = `${counted(rows.length, "row")} ${WORDS[kind]}: left out`;
    return [{ kind, firstSession: sessions[0] ?? null, lastSession: sessions.at(-1) ?? null, detail }];
  });
}
