"use client";

import { Button, Text, Title } from "@mantine/core";
import { formatSession, formatUsd } from "@/lib/format";
import type { PortfolioPreview } from "@/lib/import/preview";
import type { ImportProblem } from "@/lib/import/problems";
import { type CreateFields, CreateForm } from "./create-form";
import classes from "./preview.module.css";
import { PreviewProblems } from "./preview-problems";
import { PreviewRows } from "./preview-rows";
import { ReceiptLine } from "./receipt-line";

interface ImportPreviewProps {
  preview: PortfolioPreview;
  /** Symbols the universe does not know; null where it has not been asked. */
  unknownSymbols: readonly string[] | null;
  /** Lines left out by choice so far. */
  skipped: number;
  /** True while the portfolio is being created. */
  creating: boolean;
  /** Why creating failed, as a sentence. */
  failure: string | null;
  onFix: (problem: ImportProblem) => void;
  /** Leaves these lines out and reads the file again. */
  onSkip: (lines: readonly number[]) => void;
  onCreate: (fields: CreateFields) => void;
  /** Back to the drop zone. */
  onDiscard: () => void;
}

/** What was understood of a file, before anything is stored: receipt, problems, lines, and the form that creates. */
export function ImportPreview(props: ImportPreviewProps) {
  const { preview, unknownSymbols, skipped, creating, failure, onFix, onSkip, onCreate, onDiscard } = props;
  const rejected = preview.rows.filter(({ disposition }) => disposition === "rejected").map(({ line }) => line);

  return (
    <div className={classes.preview}>
      <header className={classes.head}>
        <div>
          <Title order={2}>{preview.fileName ?? "Pasted rows"}</Title>
          <Text size="xs" c="dimmed" className="tabular">
            {originOf(preview)}
          </Text>
        </div>
        <Button variant="default" size="xs" onClick={onDiscard} disabled={creating}>
          Take another file
        </Button>
      </header>
      <ReceiptLine receipt={preview.receipt} />
      <div className={classes.columns} data-blocked={!preview.canCreate || undefined}>
        <div className={classes.main}>
          <PreviewProblems problems={preview.problems} onFix={onFix} />
          <PreviewRows rows={preview.rows} positions={preview.positions} />
          <ColumnMapping columns={preview.columns} />
        </div>
        <CreateForm
          suggestedName={preview.suggestedName}
          canCreate={preview.canCreate}
          blockedBecause={preview.canCreate ? null : blockedSentence(preview, rejected.length)}
          total={totalSentence(preview)}
          symbolNote={unknownSymbols && symbolSentence(unknownSymbols)}
          skipped={skipped}
          rejected={rejected.length}
          creating={creating}
          failure={failure}
          onSkipRejected={() => onSkip(rejected)}
          onCreate={onCreate}
        />
      </div>
    </div>
  );
}

function originOf({ layoutLabel, encoding, statementDate, accounts }: PortfolioPreview): string {
  const parts = [`Read as ${layoutLabel}`, encoding.toUpperCase()];
  if (statementDate) parts.push(`of ${formatSession(statementDate)}`);
  if (accounts.length > 1) parts.push(`${accounts.length} accounts`);
  return parts.join(" · ");
}

function totalSentence({ receipt }: PortfolioPreview): string | null {
  if (receipt.statedValueRows === 0) return null;
  const lots = receipt.statedValueRows === 1 ? "one lot" : `${receipt.statedValueRows} lots`;
  return `The file says ${lots} are worth ${formatUsd(Number(receipt.statedValueUsd))} together. Compare it with your broker.`;
}

function symbolSentence(unknown: readonly string[]): string {
  if (unknown.length === 0) return "Every symbol is known, so its numbers are ready.";
  const named =
    unknown.length > 3
      ? `${unknown.length} symbols are`
      : `${unknown.join(", ")} ${unknown.length === 1 ? "is" : "are"}`;
  return `${named} new here: the history is fetched once you create the portfolio, the rest is ready at once.`;
}

function blockedSentence({ receipt, problems }: PortfolioPreview, rejected: number): string {
  if (rejected > 0) return `${rejected} ${rejected === 1 ? "line is" : "lines are"} rejected: mend or leave out.`;
  const error = problems.find(({ severity }) => severity === "error");
  if (error) return error.message;
  return receipt.used + receipt.heldNotModelled === 0
    ? "No line holds a position."
    : "The file cannot be used as it is.";
}

function ColumnMapping({ columns }: Pick<PortfolioPreview, "columns">) {
  // Headers may repeat; their place in the file is what tells them apart.
  const placed = columns.map((column, place) => ({ ...column, place }));
  return (
    <details className={classes.mapping}>
      <summary>How the columns were read</summary>
      <ul>
        {placed.map(({ header, field, place }) => (
          <li key={place} data-unread={field === null || undefined}>
            {header || "(no name)"} <span>{field === null ? "not read" : `as ${field}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
