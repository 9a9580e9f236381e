import { Text } from "@mantine/core";
import { CHECK_WORDS, type GateFindingView } from "./batch-views";
import classes from "./gate-findings.module.css";

interface GateFindingsProps {
  /** Null: it has not looked. */
  findings: readonly GateFindingView[] | null;
  /** False while the run is under way. */
  ended?: boolean;
}

/** What the gate looked at before it let the run through, or held it back. */
export function GateFindings({ findings, ended = true }: GateFindingsProps) {
  if (findings === null) {
    return (
      <Text c="dimmed">
        {ended
          ? "The run ended before the gate had looked at it."
          : "The gate has not looked yet: it does when every symbol has its numbers."}
      </Text>
    );
  }
  return (
    <ul className={classes.findings}>
      {findings.map(({ check, passed, detail }) => (
        <li key={check}>
          <span className={classes.findingName}>{CHECK_WORDS[check]}</span>
          <span className={classes.verdict} data-passed={passed}>
            {passed ? "Passed" : "Held back"}
          </span>
          <span className={classes.findingDetail}>{detail}</span>
        </li>
      ))}
    </ul>
  );
}
