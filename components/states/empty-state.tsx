import { Stack, Text, Title } from "@mantine/core";
import classes from "./states.module.css";

interface EmptyStateProps {
  title: string;
  /** 1 where nothing else stands on the page. */
  order?: 1 | 2;
  /** What will be here and what makes it come. */
  children: React.ReactNode;
  /** The one thing to do next: a link or a button. */
  action?: React.ReactNode;
}

export function EmptyState({ title, order = 2, children, action }: EmptyStateProps) {
  return (
    <Stack className={classes.empty} align="flex-start" gap="xs">
      <EmptyMark />
      <Title order={order}>{title}</Title>
      <Text c="dimmed" maw="60ch">
        {children}
      </Text>
      {action ? <div className={classes.action}>{action}</div> : null}
    </Stack>
  );
}

/** The chart's own sign for "nothing here yet": a dashed dot on an empty axis. */
function EmptyMark() {
  return (
    <svg width="96" height="24" viewBox="0 0 96 24" aria-hidden="true" className={classes.emptyMark}>
      <path d="M1 12H95" />
      <path d="M48 3V21" />
      <circle cx="48" cy="12" r="5" strokeDasharray="2.5 2.5" />
    </svg>
  );
}
