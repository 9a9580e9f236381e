"use client";

import { NativeSelect, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { FigureTable } from "@/components/table/figure-table";
import { type ColumnField, FIELD_LABELS, FIELDS_OF_KIND } from "@/lib/import/fields";
import type { PortfolioPreview, PreviewColumn } from "@/lib/import/preview";
import classes from "./preview.module.css";

type Kind = PortfolioPreview["kind"];

interface ColumnTableProps {
  /** What the file lists: it decides what a column may be read as. */
  kind: Kind;
  columns: readonly PreviewColumn[];
  onRead: (column: PreviewColumn, field: ColumnField | null) => void;
}

const NOT_READ = "";
const CHOICES = { positions: choicesOf("positions"), transactions: choicesOf("transactions") };
const SURE = { high: "sure", medium: "fairly sure", low: "a guess" } as const;

/** The columns of a file: what stands in them, what each is read as and why, and the means to have it read otherwise. */
export function ColumnTable({ kind, columns, onRead }: ColumnTableProps) {
  return (
    <FigureTable label="Columns of the file" minWidth="var(--table-width)" maxHeight={420}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Column</TableTh>
          <TableTh scope="col" className={classes.wideOnly}>
            Holds
          </TableTh>
          <TableTh scope="col">Read as</TableTh>
          <TableTh scope="col" className={classes.wideOnly}>
            Why
          </TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {columns.map((column) => (
          <ColumnRow key={column.index} kind={kind} column={column} onRead={(field) => onRead(column, field)} />
        ))}
      </TableTbody>
    </FigureTable>
  );
}

interface ColumnRowProps {
  kind: Kind;
  column: PreviewColumn;
  onRead: (field: ColumnField | null) => void;
}

function ColumnRow({ kind, column, onRead }: ColumnRowProps) {
  const { header, field, confidence, why, examples } = column;
  const held = examples.join(" · ");
  const reason = (
    <>
      {confidence === null ? null : <span className={classes.sure}>{SURE[confidence]}</span>} {why}
    </>
  );
  return (
    <TableTr>
      <TableTh scope="row" className={classes.columnName}>
        {header}
        <span className={`${classes.narrowOnly} ${classes.under}`}>{held}</span>
      </TableTh>
      <TableTd className={`${classes.wideOnly} ${classes.examples}`}>{held}</TableTd>
      <TableTd>
        <NativeSelect
          size="xs"
          aria-label={`${header} is read as`}
          data={CHOICES[kind]}
          value={field ?? NOT_READ}
          onChange={(event) => onRead(FIELDS_OF_KIND[kind].find((one) => one === event.currentTarget.value) ?? null)}
        />
        <span className={`${classes.narrowOnly} ${classes.fate}`}>{reason}</span>
      </TableTd>
      <TableTd className={`${classes.wideOnly} ${classes.fate}`}>{reason}</TableTd>
    </TableTr>
  );
}

function choicesOf(kind: Kind): { value: string; label: string }[] {
  const fields = FIELDS_OF_KIND[kind].map((field) => ({ value: field, label: FIELD_LABELS[field] }));
  return [{ value: NOT_READ, label: "Not read" }, ...fields];
}
