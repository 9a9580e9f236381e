import { Text } from "@mantine/core";
import { formatCount } from "@/lib/format";
import classes from "./counts.module.css";
import { type UniverseCountView, universeRows } from "./universe-words";

/** How many symbols are in which state, and what that means. */
export function UniverseList({ counts }: { counts: readonly UniverseCountView[] }) {
  const rows = universeRows(counts);
  if (rows.length === 0) return <Text c="dimmed">The universe is empty.</Text>;
  return (
    <dl className={classes.counts}>
      {rows.map(({ status, label, meaning, count }) => (
        <div key={status}>
          <dt>
            {label} <span>{meaning}</span>
          </dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
