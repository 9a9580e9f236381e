"use client";

import { Button, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/states/notice";
import { formatSession, formatUsd } from "@/lib/format";
import { FIELD_LABELS } from "@/lib/import/fields";
import type { PortfolioPreview } from "@/lib/import/preview";
import { standsInTheWay } from "@/lib/import/problems";
import { type CreateFields, CreateForm } from "./create-form";
import type { Draft, Reading } from "./draft";
import { OpenPoints } from "./open-points";
import classes from "./preview.module.css";
import { PreviewAccounts } from "./preview-accounts";
import { PreviewMapping } from "./preview-mapping";
import { PreviewRows } from "./preview-rows";
import { ReceiptLine } from "./receipt-line";
import { RejectedRows } from "./rejected-rows";

interface ImportPreviewProps {
  draft: Draft;
  /** True while the file is read again. */
  busy: boolean;
  /** True while the portfolio is being created. */
  creating: boolean;
  /** Why the file cannot be read as it was asked for last, as a sentence; it is shown as it was read before. */
  refusal: string | null;
  /** Why creating failed, as a sentence. */
  failure: string | null;
  /** Reads the file again with these changes to how it is read. */
  onChange: (changes: Partial<Reading>) => void;
  onCreate: (fields: CreateFields) => void;
  /** Back to the drop zone. */
  onDiscard: () => void;
}

/** What was understood of a file, before anything is stored: receipt, questions, problems, lines, and the form that creates. */
export function ImportPreview(props: ImportPreviewProps) {
  const { draft, busy, creating, refusal, failure, onChange, onCreate, onDiscard } = props;
  const { preview, reading, unknownSymbols } = draft;
  const rejected = preview.rows.filter(({ disposition }) => disposition === "rejected").map(({ line }) => line);
  const skip = (lines: number[]) => onChange({ skipLines: [...reading.skipLines, ...lines] });
  const mapping = (
    <PreviewMapping
      kind={preview.kind}
      columns={preview.columns}
      mapping={reading.mapping}
      isRecalled={draft.isRecalled}
      onChange={(changed) => onChange({ mapping: changed })}
    />
  );
  // What was guessed, or recalled, is to be looked at before what came of it; and stays where it is while that is done.
  const [isMappingFirst] = useState(draft.isRecalled || preview.columns.some(({ confidence }) => confidence === "low"));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What had the focus before the file was read is gone, and who does not see the page is to hear what stands here now.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className={classes.preview} aria-busy={busy}>
      <header className={classes.head}>
        <div>
          <Title order={2} ref={heading} tabIndex={-1}>
            {preview.fileName ?? "Pasted rows"}
          </Title>
          <Text size="xs" mt={4} c="dimmed" className="tabular">
            {originOf(preview)}
          </Text>
        </div>
        <Button variant="default" size="xs" onClick={onDiscard} disabled={creating}>
          Take another file
        </Button>
      </header>
      <ReceiptLine receipt={preview.receipt} positions={preview.positions} />
      <div className={classes.columns} data-blocked={!preview.canCreate || undefined}>
        <div className={classes.main}>
          {refusal ? (
            <Notice tone="error" title="Not changed." live>
              {refusal}
            </Notice>
          ) : null}
          <OpenPoints draft={draft} onChange={onChange} />
          <RejectedRows draft={draft} rejected={rejected.length} />
          <PreviewAccounts
            accounts={preview.accounts}
            chosen={reading.accounts}
            onChoose={(accounts) => onChange({ accounts })}
          />
          {isMappingFirst ? mapping : null}
          <PreviewRows preview={preview} unknownSymbols={unknownSymbols} />
          {isMappingFirst ? null : mapping}
        </div>
        <CreateForm
          suggestedName={preview.suggestedName}
          equity={preview.asksForEquity ? null : reading.equity}
          canCreate={preview.canCreate && !busy}
          blockedBecause={preview.canCreate ? null : blockedSentence(preview, rejected.length)}
          total={totalSentence(preview)}
          symbolNote={unknownSymbols && symbolSentence(unknownSymbols)}
          skipped={reading.skipLines.length}
          corrected={reading.corrections.length}
          rejected={rejected.length}
          creating={creating}
          failure={failure}
          onSkipRejected={() => skip(rejected)}
          onUndo={() => onChange({ skipLines: [], corrections: [] })}
          onCreate={onCreate}
        />
      </div>
    </div>
  );
}

function originOf(preview: PortfolioPreview): string {
  const { layout, layoutLabel, broker, encoding, statementDate, accounts, kind, columns } = preview;
  const whose = broker !== null && !layoutLabel.startsWith(broker.split(" (")[0] ?? broker) ? `${broker}: ` : "";
  const read = columns.flatMap(({ field }) => (field === null ? [] : [FIELD_LABELS[field]]));
  const how = layout === "plain" ? `Read by its columns: ${read.join(", ")}` : `Read as ${whose}${layoutLabel}`;
  const parts = [how, encoding.toUpperCase()];
  if (kind === "transactions") parts.push("netted to what is held");
  if (statementDate) parts.push(`of ${formatSession(statementDate)}`);
  if (accounts.length > 1) parts.push(`${accounts.length} accounts`);
  return parts.join(" · ");
}

function totalSentence({ receipt }: PortfolioPreview): string | null {
  if (receipt.statedValueRows === 0) return null;
  const value = formatUsd(Number(receipt.statedValueUsd));
  const { statedValueRows: lots } = receipt;
  const says = lots === 1 ? `one lot is worth ${value}` : `${lots} lots are worth ${value} together`;
  return `The file says ${says}. Compare it with your broker.`;
}

function symbolSentence(unknown: readonly string[]): string {
  if (unknown.length === 0) return "Every symbol is known, so its numbers are ready.";
  const named =
    unknown.length > 3
      ? `${unknown.length} symbols are`
      : `${unknown.join(", ")} ${unknown.length === 1 ? "is" : "are"}`;
  return `${named} new here: the history is fetched once you create the portfolio, the rest is ready at once.`;
}

function blockedSentence({ receipt, problems, questions, asksForEquity }: PortfolioPreview, rejected: number): string {
  if (questions.some(({ answer }) => answer === null) || asksForEquity)
    return "The file leaves something open: answer it first.";
  if (rejected > 0) return `${rejected} ${rejected === 1 ? "line is" : "lines are"} rejected: mend or leave out.`;
  const error = problems.find(standsInTheWay);
  if (error) return error.message;
  return receipt.used + receipt.heldNotModelled === 0
    ? "No line holds a position."
    : "The file cannot be used as it is.";
}
