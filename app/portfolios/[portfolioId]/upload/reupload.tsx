"use client";

import { Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import { lookUp, recallMapping } from "@/app/upload";
import type { Draft, Reading } from "@/components/import/draft";
import { OpenPoints } from "@/components/import/open-points";
import { PreviewAccounts } from "@/components/import/preview-accounts";
import { PreviewMapping } from "@/components/import/preview-mapping";
import { ReceiptLine } from "@/components/import/receipt-line";
import { RejectedRows } from "@/components/import/rejected-rows";
import { UploadStart } from "@/components/import/upload-start";
import { useDraft } from "@/components/import/use-draft";
import classes from "@/components/portfolio/difference.module.css";
import { DifferenceConfirm } from "@/components/portfolio/difference-confirm";
import { Notice } from "@/components/states/notice";
import { useComparison } from "./use-comparison";

const QUESTIONS = { onLookup: lookUp, onRecall: recallMapping };

/** From drop to difference to done: read here, compared and stored by the server, which reads it again. */
export function Reupload({ portfolioId }: { portfolioId: string }) {
  const reading = useDraft(QUESTIONS);
  const { draft, refusal, change, discard } = reading;
  if (draft === null) {
    return (
      <UploadStart
        reading={reading}
        samples={[]}
        templateHref="/template.csv"
        storedWhen="you have seen what changes and confirmed it"
      />
    );
  }
  return (
    <div className={classes.reading}>
      <header className={classes.head}>
        <div>
          <Title order={2}>{draft.preview.fileName ?? "Pasted rows"}</Title>
          <Text size="xs" c="dimmed">
            Read as {draft.preview.layoutLabel}
          </Text>
        </div>
        <Button variant="default" size="xs" onClick={discard}>
          Take another file
        </Button>
      </header>
      {refusal ? (
        <Notice tone="error" title="Not changed." live>
          {refusal}
        </Notice>
      ) : null}
      <FileReading draft={draft} onChange={(changes) => void change(draft, changes)} />
      {draft.preview.canCreate ? (
        <Changes portfolioId={portfolioId} draft={draft} />
      ) : (
        <Notice tone="warning">Once the file can be read in full, this place shows what it changes.</Notice>
      )}
    </div>
  );
}

/** How the file was read, and what has to be mended or said first. */
function FileReading({ draft, onChange }: { draft: Draft; onChange: (changes: Partial<Reading>) => void }) {
  const { preview, reading } = draft;
  const rejected = preview.rows.filter(({ disposition }) => disposition === "rejected").map(({ line }) => line);
  return (
    <>
      <ReceiptLine receipt={preview.receipt} positions={preview.positions} />
      <OpenPoints draft={draft} onChange={onChange} />
      <div className={classes.buttons}>
        <RejectedRows draft={draft} rejected={rejected.length} />
        {rejected.length > 0 ? (
          <Button
            variant="default"
            size="xs"
            onClick={() => onChange({ skipLines: [...reading.skipLines, ...rejected] })}
          >
            Leave out {rejected.length === 1 ? "the rejected line" : `the ${rejected.length} rejected lines`}
          </Button>
        ) : null}
      </div>
      <PreviewAccounts
        accounts={preview.accounts}
        chosen={reading.accounts}
        onChoose={(accounts) => onChange({ accounts })}
      />
      <PreviewMapping
        kind={preview.kind}
        columns={preview.columns}
        mapping={reading.mapping}
        isRecalled={draft.isRecalled}
        onChange={(mapping) => onChange({ mapping })}
      />
    </>
  );
}

function Changes({ portfolioId, draft }: { portfolioId: string; draft: Draft }) {
  const [mode, setMode] = useState<"replace" | "merge">("replace");
  const [equity, setEquity] = useState<number | string>("");
  const { comparison, moved, failure, storing, confirm } = useComparison(portfolioId, { draft, mode, equity });
  return (
    <DifferenceConfirm
      mode={mode}
      onMode={setMode}
      equity={equity}
      onEquity={setEquity}
      comparison={comparison}
      moved={moved}
      failure={failure}
      storing={storing}
      onConfirm={confirm}
    />
  );
}
