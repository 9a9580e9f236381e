"use client";

import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { ConfirmDialog } from "./confirm-dialog";
import type { Outcome } from "./outcome";

/** What is asked of a run started by hand, as it was typed. */
export interface RunAsked {
  reason: string;
  /** `YYYY-MM-DD`; empty: the last session whose prices have settled. Not asked for together with symbols. */
  session: string;
  /** Symbols with anything between them; empty: the whole universe. */
  symbols: string;
  /** Also where the session, or a later one, is published already. */
  force: boolean;
}

const NOTHING: RunAsked = { reason: "", session: "", symbols: "", force: false };

interface RunNowProps {
  /** Starts a run, or joins the one under way. */
  onRun: (asked: RunAsked) => Promise<Outcome>;
  /** True while a run is under way: asking again would join it. */
  running: boolean;
}

/** Starts the batch by hand. The reason is kept with the run. */
export function RunNow({ onRun, running }: RunNowProps) {
  const [opened, dialog] = useDisclosure(false);
  const [asked, setAsked] = useState(NOTHING);
  const change = (part: Partial<RunAsked>) => setAsked((before) => ({ ...before, ...part }));
  const ofSome = asked.symbols.trim() !== "";

  return (
    <>
      <Button onClick={dialog.open}>Run now</Button>
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title="Run the batch now"
        confirm="Start"
        ready={asked.reason.trim() !== ""}
        onConfirm={async () => {
          const outcome = await onRun(ofSome ? { ...asked, session: "", force: false } : asked);
          if (outcome.ok) setAsked(NOTHING);
          return outcome;
        }}
      >
        {running ? (
          <p>A run is under way. A second one of all symbols for the same session joins it; its reason is not kept.</p>
        ) : null}
        <TextInput
          label="Reason"
          description="Kept with the run and shown in its history."
          data-autofocus
          maxLength={500}
          value={asked.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <TextInput
          label="Session"
          description={
            ofSome
              ? "Symbols are fetched up to the last session and computed for the one readers see."
              : "Empty: the last one, from half an hour after its close. A past one needs the box below, and is not published over a newer one."
          }
          type="date"
          disabled={ofSome}
          value={ofSome ? "" : asked.session}
          onChange={(event) => change({ session: event.currentTarget.value })}
        />
        <Textarea
          label="Symbols"
          description="Empty: the whole universe. At most 500, with blanks or commas between them."
          autosize
          minRows={1}
          maxRows={5}
          maxLength={20_000}
          value={asked.symbols}
          onChange={(event) => change({ symbols: event.currentTarget.value })}
        />
        <Checkbox
          label="Also if the session is published already"
          disabled={ofSome}
          checked={ofSome || asked.force}
          onChange={(event) => change({ force: event.currentTarget.checked })}
        />
      </ConfirmDialog>
    </>
  );
}
