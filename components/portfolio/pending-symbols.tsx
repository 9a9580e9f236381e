"use client";

import { Button, CloseButton, Title } from "@mantine/core";
import { useState } from "react";
import { isDone, PLACES, type SymbolRow } from "./follow-symbols";
import { PendingRow } from "./pending-row";
import classes from "./pending-symbols.module.css";
import { countWords, estimateWords, headingWords, reasonWords } from "./pending-words";

interface PendingSymbolsProps {
  rows: readonly SymbolRow[];
  /** Symbols to show where there are too many for all. */
  places: readonly string[];
  /** Until the last that waits for no limit is in. */
  estimate: { seconds: number | null; isLate: boolean };
  /** The last thing that happened, as a sentence. */
  news: string | null;
  /** Why what is shown may be old, as a sentence; null while all is well. */
  trouble: string | null;
  onClose: () => void;
}

/**
 * New symbols on their way in, each with its own steps. What is done stays in its place, so that nothing moves under the
 * reader; moves as its props do and asks nobody.
 */
export function PendingSymbols({ rows, places, estimate, news, trouble, onClose }: PendingSymbolsProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (rows.length === 0) return null;
  const isOver = rows.every(isDone);
  const isLong = rows.length > PLACES;
  const shown =
    isLong && !showsAll ? places.flatMap((symbol) => rows.find((row) => row.symbol === symbol) ?? []) : rows;
  return (
    <section className={classes.pending} aria-label="New symbols">
      <div className={classes.head}>
        <Title order={2}>{headingWords(rows)}</Title>
        {isOver ? (
          <CloseButton aria-label="Close" onClick={onClose} />
        ) : (
          <p className={classes.estimate} data-trouble={trouble !== null || undefined}>
            {trouble ?? estimateWords(rows, estimate)}
          </p>
        )}
      </div>
      <p className={classes.news} role="status">
        {news ?? "The numbers appear here by themselves."}
      </p>
      <ul className={classes.list}>
        {shown.map((row) => (
          <PendingRow key={row.symbol} row={row} />
        ))}
      </ul>
      {isLong ? (
        <div className={classes.foot}>
          <p className={classes.counts}>
            {countWords(rows)}. {reasonWords(rows)}
          </p>
          <Button size="compact-sm" variant="default" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? "Show fewer" : `Show all ${rows.length}`}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
