"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import type { ColumnMapping, PortfolioPreview, PreviewColumn } from "@/lib/import/preview";
import { chooseField } from "./choose-field";
import { ColumnTable } from "./column-table";
import classes from "./preview.module.css";

interface PreviewMappingProps {
  /** What the file lists: it decides what a column may be read as. */
  kind: PortfolioPreview["kind"];
  columns: readonly PreviewColumn[];
  /** What the user has changed so far. */
  mapping: ColumnMapping;
  /** It is one the user had before. */
  isRecalled: boolean;
  onChange: (mapping: ColumnMapping) => void;
}

/** How each column was read, how sure that is and why, and the means to have it read otherwise. */
export function PreviewMapping({ kind, columns, mapping, isRecalled, onChange }: PreviewMappingProps) {
  const changed = Object.keys(mapping).length;
  const guesses = columns.filter(({ confidence }) => confidence === "low").length;
  // Opened where there is something to look at, and not shut by the choice that settles it.
  const [isOpen, setOpen] = useState(guesses > 0 || isRecalled);
  return (
    <details className={classes.mapping} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summaryWords({ columns, changed, guesses })}</summary>
      {isRecalled ? (
        <p className={classes.recalled}>These columns are read as you had them in your last file of this shape.</p>
      ) : null}
      <ColumnTable
        kind={kind}
        columns={columns}
        onRead={(column, field) => onChange(chooseField(mapping, column, field))}
      />
      {changed > 0 ? (
        <Button variant="default" size="xs" mt="xs" onClick={() => onChange({})}>
          Read all columns afresh
        </Button>
      ) : null}
    </details>
  );
}

function summaryWords({
  columns,
  changed,
  guesses,
}: Pick<PreviewMappingProps, "columns"> & { changed: number; guesses: number }): string {
  const read = columns.filter(({ field }) => field !== null).length;
  const parts = [`How the columns were read: ${read} of ${columns.length}`];
  if (changed > 0) parts.push(`${changed} by your choice`);
  if (guesses > 0) parts.push(guesses === 1 ? "1 is a guess, look at it" : `${guesses} are guesses, look at them`);
  return parts.join(" · ");
}
