import type { History } from "../market";

/** What the gate can hold against a history (product §4.1); the same words as in the database. */
export const FINDING_KINDS = [
  "unit_error",
  "unit_switch",
  "spike",
  "split_missing",
  "not_positive",
  "duplicate_session",
  "malformed",
  "dividend_missing",
  "dividend_absurd",
  "no_adjusted_close",
  "half_answer",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  kind: FindingKind;
  /** First and last session it is about; null where it is about the answer as a whole. */
  firstSession: string | null;
  lastSession: string | null;
  /** One sentence with the values seen. */
  detail: string;
}

/** `repaired`: bars were mended or left out, as the findings say; what is left may be stored. */
export type Verdict = "accepted" | "repaired" | "quarantined";

export interface Judgement {
  verdict: Verdict;
  /** What may be stored; of a quarantined history, the history as it came. */
  history: History;
  findings: Finding[];
}

/** Whether an operator has let a finding of this kind and first session in. */
export type IsReleased = (finding: Pick<Finding, "kind" | "firstSession">) => boolean;

/** What one check makes of a history: the findings, and either what is left of it or that none of it is to be used. */
export interface Checked {
  history: History;
  findings: Finding[];
  isUsable: boolean;
}
