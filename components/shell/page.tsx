import { Title } from "@mantine/core";
import classes from "./shell.module.css";

interface PageProps {
  title: string;
  /** One line below the title: when, where from, how much. */
  subtitle?: React.ReactNode;
  /** At most one primary action. */
  action?: React.ReactNode;
  children: React.ReactNode;
}

/** A page: its title, and its parts below one another at the same distance. */
export function Page({ title, subtitle, action, children }: PageProps) {
  return (
    <div className={classes.page}>
      <div className={classes.pageHeader}>
        <div>
          <Title order={1}>{title}</Title>
          {subtitle ? <div className={classes.pageSubtitle}>{subtitle}</div> : null}
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}
