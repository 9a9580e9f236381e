import { Button, Text } from "@mantine/core";
import classes from "./states.module.css";

export interface ListedProblem {
  /** Line of the file, counting from 1; null where the whole file is meant. */
  line: number | null;
  /** The column as the file names it. */
  column?: string | null;
  /** What stood there. */
  value?: string | null;
  message: string;
  /** What would mend it. */
  fix?: { label: string; value: string };
}

interface ProblemListProps<P extends ListedProblem> {
  problems: readonly P[];
  /** More than these are counted, not shown. */
  limit?: number;
  /** Takes the offered fix; without it none is offered. */
  onFix?: (problem: P) => void;
}

/** Problems in the order of the file: line, the value seen, what is wrong, and the fix where there is one. */
export function ProblemList<P extends ListedProblem>({ problems, limit = 20, onFix }: ProblemListProps<P>) {
  const shown = problems.slice(0, limit);
  return (
    <>
      <ul className={classes.problems}>
        {shown.map((problem) => (
          <li key={`${problem.line}|${problem.column}|${problem.value}|${problem.message}`}>
            <span className={classes.problemLine}>{problem.line === null ? "File" : `Line ${problem.line}`}</span>
            <span className={classes.problemText}>
              {problem.column ? <span className={classes.problemColumn}>{problem.column} </span> : null}
              {/* Most messages quote the value themselves. */}
              {problem.value && !problem.message.includes(problem.value) ? (
                <code className={classes.problemValue}>{problem.value}</code>
              ) : null}{" "}
              {problem.message}
              {problem.fix && onFix ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  className={classes.problemFix}
                  onClick={() => onFix(problem)}
                >
                  {problem.fix.label}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {problems.length > shown.length ? (
        <Text size="xs" c="dimmed" mt={4}>
          and {problems.length - shown.length} more like these
        </Text>
      ) : null}
    </>
  );
}
