"use client";

import { Button, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { useState } from "react";
import { FigureTable } from "@/components/table/figure-table";
import classes from "./batch.module.css";
import { newYorkInstant } from "./batch-views";
import { ConfirmDialog } from "./confirm-dialog";
import type { Outcome } from "./outcome";
import { EndedQuarantine } from "./quarantine-ended";
import { QUARANTINE_WORDS, type QuarantineView, sessionWords } from "./quarantine-words";

interface QuarantineListProps {
  rows: readonly QuarantineView[];
  /** All that are open; more than `rows` holds where there are very many. */
  open: number;
  /** Lets the price in and fetches the symbol again. */
  onRelease: (id: number) => Promise<Outcome>;
}

/** Prices kept out, each with what is held against it, and the way to let one in; what has ended stands quietly below. */
export function QuarantineList({ rows, open, onRelease }: QuarantineListProps) {
  const [asked, setAsked] = useState<QuarantineView | null>(null);
  const [shown, setShown] = useState(false);
  const held = rows.filter(({ status }) => status === "open");
  const ask = (row: QuarantineView) => {
    setAsked(row);
    setShown(true);
  };
  return (
    <div className={classes.stack}>
      {open === 0 ? <Text c="dimmed">No price is kept out.</Text> : <OpenTable rows={held} onAsk={ask} />}
      {open > held.length ? (
        <p className={classes.hint}>
          The newest {held.length} of {open} are shown.
        </p>
      ) : null}
      <EndedQuarantine rows={rows.filter(({ status }) => status !== "open")} />
      <ConfirmDialog
        opened={shown}
        onClose={() => setShown(false)}
        title={`Accept ${asked?.symbol ?? ""} as it is?`}
        confirm="Accept it"
        onConfirm={async () => (asked === null ? { ok: false, message: "Nothing was chosen." } : onRelease(asked.id))}
      >
        {asked === null ? null : (
          <>
            <p>
              {QUARANTINE_WORDS[asked.kind]}, {sessionWords(asked)}: {asked.detail}
            </p>
            <p className={classes.hint}>
              The price is believed from now on, {asked.symbol} is fetched again and its betas are computed anew. Do
              this only when another source shows the same price.
            </p>
          </>
        )}
      </ConfirmDialog>
    </div>
  );
}

function OpenTable({ rows, onAsk }: { rows: readonly QuarantineView[]; onAsk: (row: QuarantineView) => void }) {
  return (
    <FigureTable label="Prices kept out" minWidth={860} maxHeight={400}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Symbol</TableTh>
          <TableTh scope="col">What is wrong</TableTh>
          <TableTh scope="col">Sessions</TableTh>
          <TableTh scope="col">Seen</TableTh>
          <TableTh scope="col">Since (New York)</TableTh>
          <TableTh scope="col">What to do</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {rows.map((row) => (
          <TableTr key={row.id}>
            <TableTh scope="row">{row.symbol}</TableTh>
            <TableTd>{QUARANTINE_WORDS[row.kind]}</TableTd>
            <TableTd data-quiet>{sessionWords(row)}</TableTd>
            <TableTd data-quiet>{row.detail}</TableTd>
            <TableTd data-quiet>{newYorkInstant(row.detectedAt)}</TableTd>
            <TableTd>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Accept it: ${row.symbol}`}
                onClick={() => onAsk(row)}
              >
                Accept it
              </Button>
            </TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </FigureTable>
  );
}
