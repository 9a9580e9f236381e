import { Title } from "@mantine/core";
import { useId } from "react";
import classes from "./shell.module.css";

/** A part of a page under its own heading. */
export function Section({ title, children }: { title: string; children: React.ReactNode }) {
  const heading = useId();
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <Title order={2} id={heading}>
        {title}
      </Title>
      {children}
    </section>
  );
}
