import { Progress, Text } from "@mantine/core";
import { formatCount } from "@/lib/format";
import classes from "./batch.module.css";
import { type BatchPhaseStatus, type BatchPhaseView, phaseWords } from "./batch-views";

const WORDS: Record<BatchPhaseStatus, string> = {
  pending: "Waiting",
  running: "Under way",
  completed: "Done",
  failed: "Failed",
};

/** The phases in their order, each with its own count. */
export function PhaseList({ phases }: { phases: readonly BatchPhaseView[] }) {
  if (phases.length === 0) return <Text c="dimmed">No phase has been written down.</Text>;
  return (
    <ol className={classes.phases}>
      {phases.map((phase) => (
        <PhaseRow key={phase.phase} {...phase} />
      ))}
    </ol>
  );
}

function PhaseRow({ phase, status, current, total, unit, summary }: BatchPhaseView) {
  const name = phaseWords(phase);
  const done = status === "completed" ? 100 : total ? Math.min(100, (current / total) * 100) : 0;
  return (
    <li className={classes.phase} data-status={status}>
      <span className={classes.phaseName}>{name}</span>
      <Progress
        value={done}
        size={6}
        color={status === "failed" ? "var(--ss-error)" : "var(--ss-accent)"}
        aria-label={`${name}: ${WORDS[status]}`}
        className={classes.phaseBar}
      />
      <span className={classes.phaseCount}>
        {status === "pending"
          ? WORDS.pending
          : `${formatCount(current)}${total === null ? "" : ` / ${formatCount(total)}`} ${unit}`}
      </span>
      <span className={classes.phaseSummary}>{summaryWords({ status, current, unit, summary })}</span>
    </li>
  );
}

/** What the phase says of itself, where the count beside it does not say it already. */
function summaryWords({
  status,
  current,
  unit,
  summary,
}: Pick<BatchPhaseView, "status" | "current" | "unit" | "summary">) {
  if (summary === null) return status === "pending" ? "" : WORDS[status];
  return summary === `${current} ${unit}` ? WORDS[status] : summary;
}
