"use client";

import { Button, NumberInput, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { Notice } from "@/components/states/notice";
import { formatUsd } from "@/lib/format";
import classes from "./preview.module.css";

export interface CreateFields {
  name: string;
  /** US dollars; null where it was left empty. */
  equityBalance: number | null;
}

interface CreateFormProps {
  suggestedName: string;
  /** What the account is worth, US dollars, where the file had to be told: then it is asked for above, not here. */
  equity: string | null;
  canCreate: boolean;
  /** Why the button does nothing yet, as a sentence. */
  blockedBecause: string | null;
  /** What the file says it is worth. */
  total: string | null;
  symbolNote: string | null;
  /** Lines left out and cells put right, by the user. */
  skipped: number;
  corrected: number;
  rejected: number;
  creating: boolean;
  failure: string | null;
  onSkipRejected: () => void;
  /** Reads all lines as the file has them. */
  onUndo: () => void;
  onCreate: (fields: CreateFields) => void;
}

const LONGEST_NAME = 120;

/** Name, equity, and the one button of the page. */
export function CreateForm(props: CreateFormProps) {
  const { suggestedName, canCreate, blockedBecause, total, symbolNote, rejected, creating, failure } = props;
  const [name, setName] = useState(suggestedName);
  const [equity, setEquity] = useState<number | string>("");

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canCreate || creating) return;
        const stated = props.equity === null && typeof equity === "number" && equity > 0 ? equity : null;
        props.onCreate({ name: name.trim() || suggestedName, equityBalance: stated });
      }}
    >
      <TextInput
        label="Portfolio name"
        maxLength={LONGEST_NAME}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {props.equity === null ? (
        <NumberInput
          label="Account equity, $ (optional)"
          description="What weights are measured against. Left empty, the net value of the holdings is used."
          hideControls
          allowNegative={false}
          decimalScale={2}
          thousandSeparator=","
          value={equity}
          onChange={setEquity}
        />
      ) : (
        <Text size="xs">Weights are counted of {formatUsd(Number(props.equity))}, as you said.</Text>
      )}
      {total ? <Text size="xs">{total}</Text> : null}
      {symbolNote ? <Text size="xs">{symbolNote}</Text> : null}
      <Changes {...props} />
      {rejected > 0 ? (
        <Button variant="default" fullWidth disabled={creating} onClick={props.onSkipRejected}>
          Leave out {rejected === 1 ? "the rejected line" : `the ${rejected} rejected lines`}
        </Button>
      ) : null}
      <div>
        <Button type="submit" fullWidth disabled={!canCreate} loading={creating} aria-describedby="create-blocked">
          Create portfolio
        </Button>
        <Text size="xs" c="dimmed" mt={6} id="create-blocked" role="status">
          {creating ? "Storing the positions and looking up their numbers." : blockedBecause}
        </Text>
      </div>
      {failure ? (
        <Notice tone="error" live>
          {failure}
        </Notice>
      ) : null}
    </form>
  );
}

/** What the user has the file read otherwise than it stands, and the way back. */
function Changes({ skipped, corrected, creating, onUndo }: CreateFormProps) {
  const parts = [
    skipped > 0 ? `${skipped} ${skipped === 1 ? "line" : "lines"} left out` : null,
    corrected > 0 ? `${corrected} ${corrected === 1 ? "cell" : "cells"} put right` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" component="div" className={classes.changes}>
      By your choice: {parts.join(", ")}.
      <Button size="compact-xs" variant="default" disabled={creating} onClick={onUndo}>
        Undo
      </Button>
    </Text>
  );
}
