"use client";

import { Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ColumnMapping, PreviewColumn } from "@/lib/import/preview";
import { chooseField } from "./choose-field";
import { ColumnTable } from "./column-table";
import type { UnreadFile } from "./draft";
import classes from "./preview.module.css";

interface UnreadColumnsProps {
  file: UnreadFile;
  /** True while it is read again. */
  busy: boolean;
  /** Reads the file with what was said of its columns. */
  onSay: (mapping: ColumnMapping) => void;
}

/** The columns of a file that could not be read for want of one: the user says what they hold, and it is read again. */
export function UnreadColumns({ file, busy, onSay }: UnreadColumnsProps) {
  const { source, unread, mapping } = file;
  // Said of several columns before it is read, since one alone is seldom enough.
  const [said, setSaid] = useState(mapping);
  const isSaid = JSON.stringify(said) !== JSON.stringify(mapping);
  return (
    <section className={classes.unread} aria-labelledby="unread-columns" aria-busy={busy}>
      <div>
        <Title order={2} id="unread-columns">
          What do the columns of {source.kind === "file" ? source.file.name : "the pasted rows"} hold?
        </Title>
        <Text size="sm" c="dimmed">
          Say which holds what is missing, and the file is read again. Nothing is stored yet.
        </Text>
      </div>
      <ColumnTable
        kind={unread.kind}
        columns={unread.columns.map((column) => asSaid(column, said))}
        onRead={(column, field) => setSaid((now) => chooseField(now, column, field))}
      />
      <Button className={classes.say} disabled={!isSaid} loading={busy} onClick={() => onSay(said)}>
        Read it with these columns
      </Button>
    </section>
  );
}

/** A column as it would be read: what is said of it counts, and what it was read as may be said of another. */
function asSaid(column: PreviewColumn, said: ColumnMapping): PreviewColumn {
  const own = said[String(column.index)];
  if (own !== undefined) {
    const why = own === null ? "You left it out." : "You said so.";
    return own === column.field ? column : { ...column, field: own, confidence: own === null ? null : "high", why };
  }
  const isTaken = column.field !== null && column.field !== "fees" && Object.values(said).includes(column.field);
  return isTaken ? { ...column, field: null, confidence: null, why: "You said another column is." } : column;
}
