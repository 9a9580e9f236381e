import { passed, refused } from "./accept-history/bars";
import { checkBreaks } from "./accept-history/breaks";
import { checkDividends } from "./accept-history/dividends";
import { droppedRows } from "./accept-history/dropped-rows";
import type { Checked, Finding, IsReleased, Judgement } from "./accept-history/judgement";
import { checkSpikes } from "./accept-history/spikes";
import { checkSplits } from "./accept-history/splits";
import type { Subject } from "./accept-history/track";
import { subjectOf } from "./accept-history/track";
import { checkUnits } from "./accept-history/units";
import type { History } from "./market";

export type { Finding, FindingKind, IsReleased, Judgement, Verdict } from "./accept-history/judgement";

/** One after another, each on what the one before has left: a split not taken into account looks like all the others. */
const CHECKS: readonly ((subject: Subject, isReleased: IsReleased) => Checked)[] = [
  checkAdjusted,
  checkSplits,
  checkUnits,
  checkSpikes,
  checkBreaks,
  checkDividends,
];

/**
 * The accept gate (product §4.1): whether a provider's history may be stored, whole, mended or not at all. It knows
 * nothing but the history itself; what is stored already is compared elsewhere.
 *
 * @param isReleased what an operator has let in is not held against it again
 */
export function judgeHistory(history: History, isReleased: IsReleased = () => false): Judgement {
  const findings = droppedRows(history).filter((finding) => !isReleased(finding));
  let subject = subjectOf(history);
  for (const check of CHECKS) {
    const result = check(subject, isReleased);
    findings.push(...result.findings);
    if (!result.isUsable) return { verdict: "quarantined", history, findings };
    if (result.history !== subject.history) subject = subjectOf(result.history);
  }
  return { verdict: findings.length === 0 ? "accepted" : "repaired", history: subject.history, findings };
}

function checkAdjusted({ history }: Subject, isReleased: IsReleased): Checked {
  const finding = withoutAdjusted(history);
  return finding === null || isReleased(finding) ? passed(history) : refused(history, [finding]);
}

/** A series without any adjusted close has no returns (methodology §1.2). */
function withoutAdjusted({ bars }: History): Finding | null {
  if (bars.length === 0 || bars.some(({ adjClose }) => adjClose !== null)) return null;
  const detail = "the provider sent no adjusted prices";
  return { kind: "no_adjusted_close", firstSession: null, lastSession: null, detail };
}
