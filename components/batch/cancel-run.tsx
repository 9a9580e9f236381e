"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { formatSession } from "@/lib/format";
import classes from "./batch.module.css";
import { ConfirmDialog } from "./confirm-dialog";
import type { Outcome } from "./outcome";

interface CancelRunProps {
  session: string;
  /** False once the run has ended: the dialog stays to say what came of it, the button goes. */
  running: boolean;
  onCancel: () => Promise<Outcome>;
}

/** Ends a run by hand, after asking. */
export function CancelRun({ session, running, onCancel }: CancelRunProps) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      {running ? (
        <Button variant="default" size="compact-sm" className={classes.inlineButton} onClick={dialog.open}>
          Cancel the run
        </Button>
      ) : null}
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={`Cancel the run for ${formatSession(session)}?`}
        confirm="Cancel the run"
        onConfirm={onCancel}
      >
        <p>
          It stops at its next step. Readers keep the numbers they have; prices it has stored stay. It cannot go on
          where it stopped, but a new run can be started at any time.
        </p>
      </ConfirmDialog>
    </>
  );
}
