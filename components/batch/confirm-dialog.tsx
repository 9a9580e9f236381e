"use client";

import { Button } from "@mantine/core";
import { Dialog } from "./dialog";
import classes from "./dialog.module.css";
import type { Outcome } from "./outcome";
import { OutcomeNotice } from "./outcome-notice";
import { useOutcome } from "./use-outcome";

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and what will not; further fields where the deed needs them. */
  children: React.ReactNode;
  /** What stands on the button that does it. */
  confirm: string;
  /** False while a field it needs is empty. */
  ready?: boolean;
  onConfirm: () => Promise<Outcome>;
}

/**
 * Asks before it does, and says in the same place what came of it. It stands beside what it is about, not inside: a row
 * that its own deed takes off the page would take the answer with it.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, children, confirm, ready = true, onConfirm } = props;
  const { busy, outcome, run, clear } = useOutcome();
  const done = outcome?.ok === true;
  const close = () => {
    onClose();
    clear();
  };
  return (
    <Dialog title={title} opened={opened} onClose={close}>
      {done ? null : children}
      <OutcomeNotice outcome={outcome} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          {done ? "Close" : "Leave it"}
        </Button>
        {done ? null : (
          <Button loading={busy} disabled={!ready} onClick={() => run(onConfirm)}>
            {confirm}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
