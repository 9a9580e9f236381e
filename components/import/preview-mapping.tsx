"use client";

import { Button, NativeSelect, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { useState } from "react";
import { FigureTable } from "@/components/table/figure-table";
import { type ColumnField, FIELD_LABELS, FIELDS_OF_KIND } from "@/lib/import/fields";
import type { ColumnMapping, PortfolioPreview, PreviewColumn } from "@/lib/import/preview";
import { chooseField } from "./choose-field";
import classes from "./preview.module.css";

type Kind = PortfolioPreview["kind"];

interface PreviewMappingProps {
  /** What the file lists: it decides what a column may be read as. */
  kind: Kind;
  columns: readonly PreviewColumn[];
  /** What the user has changed so far. */
  mapping: ColumnMapping;
  /** It is one the user had before. */
  isRecalled: boolean;
  onChange: (mapping: ColumnMapping) => void;
}

const NOT_READ = "";
const CHOICES = { positions: choicesOf("positions"), transactions: choicesOf("transactions") };
const SURE = { high: "sure", medium: "fairly sure", low: "a guess" } as const;

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
      <FigureTable label="Columns of the file" minWidth={560} maxHeight={420}>
        <TableThead>
          <TableTr>
            <TableTh scope="col">Column</TableTh>
            <TableTh scope="col">Holds</TableTh>
            <TableTh scope="col">Read as</TableTh>
            <TableTh scope="col">Why</TableTh>
          </TableTr>
        </TableThead>
        <TableTbody>
          {columns.map((column) => (
            <ColumnRow
              key={column.index}
              kind={kind}
              column={column}
              onRead={(field) => onChange(chooseField(mapping, column, field))}
            />
          ))}
        </TableTbody>
      </FigureTable>
      {changed > 0 ? (
        <Button variant="default" size="xs" mt="xs" onClick={() => onChange({})}>
          Read all columns afresh
        </Button>
      ) : null}
    </details>
  );
}

interface ColumnRowProps {
  kind: Kind;
  column: PreviewColumn;
  onRead: (field: ColumnField | null) => void;
}

function ColumnRow({ kind, column, onRead }: ColumnRowProps) {
  const { header, field, confidence, why, examples } = column;
  return (
    <TableTr>
      <TableTh scope="row">{header || "(no name)"}</TableTh>
      <TableTd className={classes.examples}>{examples.join(" · ")}</TableTd>
      <TableTd>
        <NativeSelect
          size="xs"
          aria-label={`${header || "This column"} is read as`}
          data={CHOICES[kind]}
          value={field ?? NOT_READ}
          onChange={(event) => onRead(FIELDS_OF_KIND[kind].find((one) => one === event.currentTarget.value) ?? null)}
        />
      </TableTd>
      <TableTd className={classes.fate}>
        {confidence === null ? null : <span className={classes.sure}>{SURE[confidence]}</span>} {why}
      </TableTd>
    </TableTr>
  );
}

function choicesOf(kind: Kind): { value: string; label: string }[] {
  const fields = FIELDS_OF_KIND[kind].map((field) => ({ value: field, label: FIELD_LABELS[field] }));
  return [{ value: NOT_READ, label: "Not read" }, ...fields];
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
