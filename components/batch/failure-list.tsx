"use client";

import { Button, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/lib/format";
import classes from "./batch.module.css";
import type { BatchFailureView } from "./batch-views";
import { failureGroups, retriable } from "./failure-groups";
import { FailureTable } from "./failure-table";
import type { Outcome } from "./outcome";
import { OutcomeNotice } from "./outcome-notice";
import { useOutcome } from "./use-outcome";

interface FailureListProps {
  failures: readonly BatchFailureView[];
  /** All of the run; more than `failures` holds where there are very many. */
  total: number;
  /** False while the run is under way: there may be more to come. */
  ended: boolean;
  /** Fetches and computes some symbols anew, at most 500 a run. */
  onRetry: (symbols: string[]) => Promise<Outcome>;
}

/** Symbols a phase could do nothing for, by phase, each with its reason and the way to try it again. */
export function FailureList({ failures, total, ended, onRetry }: FailureListProps) {
  const [filter, setFilter] = useState("");
  const { busy, outcome, run } = useOutcome();
  const groups = failureGroups(failures, filter);
  const waiting = retriable(groups);
  const retry = (symbols: string[]) => run(() => onRetry(symbols));

  if (total === 0) {
    return <Text c="dimmed">{ended ? "No phase failed for any symbol." : "None so far."}</Text>;
  }
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <TextInput
          label="Symbol"
          placeholder="Filter"
          size="sm"
          maxLength={32}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Button variant="default" loading={busy} disabled={waiting.length === 0} onClick={() => retry(waiting)}>
          {retryAllWords(waiting.length, filter.trim() === "" && total === failures.length)}
        </Button>
      </div>
      <OutcomeNotice outcome={outcome} />
      {groups.length === 0 ? (
        <Text c="dimmed">No failed symbol has “{filter.trim()}” in its name.</Text>
      ) : (
        <FailureTable groups={groups} busy={busy} onRetry={(symbol) => retry([symbol])} />
      )}
      {total > failures.length ? (
        <p className={classes.hint}>
          {formatCount(failures.length)} of {formatCount(total)} failures are shown; retry these, then those that
          follow.
        </p>
      ) : null}
    </div>
  );
}

/** @param isAll whether these are all that failed, not only those shown */
function retryAllWords(waiting: number, isAll: boolean): string {
  if (waiting === 0) return "Nothing to retry";
  return `Retry ${isAll ? "all" : "these"} ${formatCount(waiting)}`;
}
