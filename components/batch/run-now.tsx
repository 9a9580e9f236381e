"use client";

import { Button, TextInput } from "@mantine/core";
import { useState, useTransition } from "react";
import { Notice } from "@/components/states/notice";
import classes from "./batch.module.css";

export interface RunNowOutcome {
  ok: boolean;
  /** "The run for Fri 21 Aug 2026 has started." or why it did not. */
  message: string;
}

interface RunNowProps {
  /** Starts a run, or joins the one under way. */
  onRun: (reason: string) => Promise<RunNowOutcome>;
  /** True while a run is under way: asking again would only join it. */
  running: boolean;
}

/** Starts the batch by hand. The reason is kept with the run. */
export function RunNow({ onRun, running }: RunNowProps) {
  const [reason, setReason] = useState("");
  const [outcome, setOutcome] = useState<RunNowOutcome | null>(null);
  const [starting, start] = useTransition();

  return (
    <form
      className={classes.runNow}
      onSubmit={(event) => {
        event.preventDefault();
        start(async () => {
          const answer = await onRun(reason.trim());
          setOutcome(answer);
          if (answer.ok) setReason("");
        });
      }}
    >
      <div className={classes.runNowFields}>
        <TextInput
          label="Reason"
          placeholder="Why it should run now"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={starting} disabled={running || reason.trim() === ""}>
          Run now
        </Button>
      </div>
      {running ? <p className={classes.hint}>A run is under way; a second one would only join it.</p> : null}
      {outcome ? (
        <Notice tone={outcome.ok ? "done" : "error"} live>
          {outcome.message}
        </Notice>
      ) : null}
    </form>
  );
}
