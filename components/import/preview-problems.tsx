"use client";

import { Button } from "@mantine/core";
import { Notice } from "@/components/states/notice";
import type { Correction } from "@/lib/import/preview";
import { type ImportProblem, PROBLEM_CODES, QUESTION_CODES } from "@/lib/import/problems";
import type { Found } from "./draft";
import classes from "./preview.module.css";
import { PreviewProblem } from "./preview-problem";
import { fixesOf, groupProblems, type ProblemGroup } from "./problem-groups";

interface PreviewProblemsProps {
  problems: readonly ImportProblem[];
  /** By a name that stands where a ticker should: the symbols it may mean. */
  names: Found["names"];
  /** Reads the file again with these cells put right. */
  onCorrect: (corrections: Correction[]) => void;
  /** Reads it again without these lines. */
  onSkip: (lines: number[]) => void;
}

const TONES = { error: "error", warning: "warning", info: "info" } as const;
/** More than these of one kind are counted, not shown: mending some and reading again shows the next. */
const SHOWN = 20;

/** What the page asks as a question is not also shown as a problem. */
const ASKED: ReadonlySet<ImportProblem["code"]> = new Set([
  ...Object.values(QUESTION_CODES),
  PROBLEM_CODES.equityWanted,
]);

/** All problems at once, grouped by what mends them. What is only worth knowing is folded away. */
export function PreviewProblems({ problems, ...does }: PreviewProblemsProps) {
  return (
    <>
      {groupProblems(problems.filter(({ code }) => !ASKED.has(code))).map((group) => (
        <Notice key={`${group.severity}-${group.code}`} tone={TONES[group.severity]}>
          <Group group={group} {...does} />
        </Notice>
      ))}
    </>
  );
}

function Group({ group, names, onCorrect, onSkip }: { group: ProblemGroup } & Omit<PreviewProblemsProps, "problems">) {
  const { severity, title, problems } = group;
  const fixes = fixesOf(problems);
  const shown = problems.slice(0, SHOWN);
  return (
    <details open={severity !== "info"} className={classes.problemGroup}>
      <summary>
        <strong>{title}</strong> {problems.length > 1 ? `in ${problems.length} lines` : null}
      </summary>
      {fixes.length > 1 ? (
        <Button size="compact-xs" variant="default" className={classes.fixAll} onClick={() => onCorrect(fixes)}>
          {fixes.length === problems.length ? `Mend all ${fixes.length}` : `Mend ${fixes.length} of them`} as offered
        </Button>
      ) : null}
      <ul className={classes.problems}>
        {shown.map((problem) => (
          <PreviewProblem
            key={`${problem.line}|${problem.column}|${problem.value}|${problem.message}`}
            problem={problem}
            offers={problem.value !== null && Object.hasOwn(names, problem.value) ? (names[problem.value] ?? []) : []}
            onCorrect={onCorrect}
            onSkip={onSkip}
          />
        ))}
      </ul>
      {problems.length > shown.length ? (
        <p className={classes.more}>and {problems.length - shown.length} more like these</p>
      ) : null}
    </details>
  );
}
