import { Text } from "@mantine/core";
import type { NewerSession } from "@/components/shell/as-of-words";
import { headline, type PublishedView } from "./headline";
import classes from "./headline-line.module.css";

interface HeadlineLineProps {
  published: PublishedView | null;
  newer: NewerSession | null;
  /** What the newest run says of its end. */
  why: string | null;
}

/** The state of the night in words, first of all. */
export function HeadlineLine({ published, newer, why }: HeadlineLineProps) {
  const { tone, sentence, meaning } = headline(published, newer, why);
  return (
    <div className={classes.headline} data-tone={tone} role="status">
      <p className={classes.sentence}>{sentence}</p>
      {meaning === null ? null : <Text c="dimmed">{meaning}</Text>}
    </div>
  );
}
