import { Text } from "@mantine/core";
import classes from "./batch.module.css";
import { type BatchActivityView, newYorkTime } from "./batch-views";

/** Longer logs are read in the database. */
const SHOWN = 50;
const LEVEL_WORDS = { info: "", warning: "Warning: ", error: "Error: " } as const;

/** What the run did, newest first. */
export function ActivityLog({ activity }: { activity: readonly BatchActivityView[] }) {
  if (activity.length === 0) return <Text c="dimmed">Nothing has been written down yet.</Text>;
  return (
    <ol className={classes.log}>
      {activity.slice(0, SHOWN).map(({ id, at, level, message }) => (
        <li key={id} data-level={level}>
          <time dateTime={at}>{newYorkTime(at)}</time>
          <span>
            {LEVEL_WORDS[level]}
            {message}
          </span>
        </li>
      ))}
    </ol>
  );
}
