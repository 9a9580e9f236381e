import { formatSession } from "@/lib/format";

export type QuarantineKind =
  | "unit_error"
  | "unit_switch"
  | "spike"
  | "split_missing"
  | "not_positive"
  | "duplicate_session"
  | "malformed"
  | "dividend_missing"
  | "dividend_absurd"
  | "no_adjusted_close"
  | "half_answer";

/** Prices the accept gate did not let in, or let in mended. */
export interface QuarantineView {
  id: number;
  symbol: string;
  kind: QuarantineKind;
  status: "open" | "repaired" | "resolved" | "released";
  firstSession: string | null;
  lastSession: string | null;
  /** One sentence with the values seen. */
  detail: string;
  detectedAt: string;
  /** Why it ended; null while it is open. */
  resolution: string | null;
}

export const QUARANTINE_WORDS: Record<QuarantineKind, string> = {
  unit_error: "A hundred times too high or low",
  unit_switch: "The unit changes in mid-series",
  spike: "A jump that no split explains",
  split_missing: "Looks like a split nobody told of",
  not_positive: "A price of zero or below",
  duplicate_session: "Two bars for one session",
  malformed: "Not numbers",
  dividend_missing: "A dividend the adjusted prices leave out",
  dividend_absurd: "A dividend too large to be one",
  no_adjusted_close: "No adjusted closes",
  half_answer: "Half an answer",
};

export const QUARANTINE_STATUS_WORDS: Record<QuarantineView["status"], string> = {
  open: "Kept out",
  repaired: "Let in mended",
  resolved: "A later answer was clean",
  released: "Let in by hand",
};

/** The sessions it is about, in words. */
export function sessionWords({ firstSession, lastSession }: Pick<QuarantineView, "firstSession" | "lastSession">) {
  if (firstSession === null && lastSession === null) return "the whole answer";
  if (firstSession === null || lastSession === null || firstSession === lastSession) {
    return formatSession((firstSession ?? lastSession) as string);
  }
  return `${formatSession(firstSession)} to ${formatSession(lastSession)}`;
}
