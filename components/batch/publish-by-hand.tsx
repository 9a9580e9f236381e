"use client";

import { Button, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { formatSession } from "@/lib/format";
import classes from "./batch.module.css";
import type { GateFindingView } from "./batch-views";
import { ConfirmDialog } from "./confirm-dialog";
import { GateFindings } from "./gate-findings";
import type { Outcome } from "./outcome";

interface PublishByHandProps {
  session: string;
  /** False once it is published: the dialog stays to say what came of it, the button goes. */
  refused: boolean;
  findings: readonly GateFindingView[];
  onPublish: (note: string) => Promise<Outcome>;
}

/** Publishes a run that the gate held back, after saying what it held against it. The note is kept with the run. */
export function PublishByHand({ session, refused, findings, onPublish }: PublishByHandProps) {
  const [opened, dialog] = useDisclosure(false);
  const [note, setNote] = useState("");
  return (
    <>
      {refused ? (
        <Button variant="default" size="compact-sm" className={classes.inlineButton} onClick={dialog.open}>
          Publish by hand
        </Button>
      ) : null}
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={`Publish ${formatSession(session)} all the same?`}
        confirm="Publish it"
        ready={note.trim() !== ""}
        onConfirm={() => onPublish(note.trim())}
      >
        <p>The gate held this against it:</p>
        <GateFindings findings={findings.filter(({ passed }) => !passed)} />
        <p className={classes.hint}>
          Every reader sees these numbers at once. There is no way back but a better run of the same or a later session.
        </p>
        <Textarea
          label="Note"
          description="Why it is good enough. Kept with the run and shown in its history."
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
