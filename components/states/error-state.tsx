import { Stack, Text, Title } from "@mantine/core";
import classes from "./states.module.css";

interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** 1 where nothing else stands on the page. */
  order?: 1 | 2;
  /** What it means and what to do. */
  children: React.ReactNode;
  /** A number to quote when reporting it. */
  reference?: string;
  action?: React.ReactNode;
}

export function ErrorState({ title, order = 2, children, reference, action }: ErrorStateProps) {
  return (
    <Stack className={classes.error} align="flex-start" gap="xs" role="alert">
      <Title order={order}>{title}</Title>
      <Text maw="60ch">{children}</Text>
      {reference ? (
        <Text size="xs" c="dimmed">
          Reference {reference}
        </Text>
      ) : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </Stack>
  );
}
