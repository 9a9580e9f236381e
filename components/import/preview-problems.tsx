import { Notice } from "@/components/states/notice";
import { ProblemList } from "@/components/states/problem-list";
import type { ImportProblem } from "@/lib/import/problems";
import classes from "./preview.module.css";
import { groupProblems } from "./problem-groups";

interface PreviewProblemsProps {
  problems: readonly ImportProblem[];
  /** Takes the fix a problem offers. */
  onFix: (problem: ImportProblem) => void;
}

const TONES = { error: "error", warning: "warning", info: "info" } as const;

/** All problems at once, grouped by what mends them. What is only worth knowing is folded away. */
export function PreviewProblems({ problems, onFix }: PreviewProblemsProps) {
  const groups = groupProblems(problems);
  return (
    <>
      {groups.map(({ severity, code, title, problems: members }) => (
        <Notice key={`${severity}-${code}`} tone={TONES[severity]}>
          <details open={severity !== "info"} className={classes.problemGroup}>
            <summary>
              <strong>{title}</strong> {members.length > 1 ? `in ${members.length} lines` : null}
            </summary>
            <ProblemList problems={members} onFix={onFix} />
          </details>
        </Notice>
      ))}
    </>
  );
}
