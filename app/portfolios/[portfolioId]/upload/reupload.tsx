"use client";

import { Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import { lookUp, recallMapping } from "@/app/upload";
import { DropZone } from "@/components/import/drop-zone";
import { PreviewAccounts } from "@/components/import/preview-accounts";
import { PreviewMapping } from "@/components/import/preview-mapping";
import { PreviewProblems } from "@/components/import/preview-problems";
import { PreviewQuestions } from "@/components/import/preview-questions";
import { PreviewSymbols } from "@/components/import/preview-symbols";
import { ReceiptLine } from "@/components/import/receipt-line";
import { RejectedRows } from "@/components/import/rejected-rows";
import { type Draft, type Reading, useDraft } from "@/components/import/use-draft";
import classes from "@/components/portfolio/difference.module.css";
import { DifferenceConfirm } from "@/components/portfolio/difference-confirm";
import { Notice } from "@/components/states/notice";
import type { Correction } from "@/lib/import/preview";
import { useComparison } from "./use-comparison";

const QUESTIONS = { onLookup: lookUp, onRecall: recallMapping };

/** From drop to difference to done: read here, compared and stored by the server, which reads it again. */
export function Reupload({ portfolioId }: { portfolioId: string }) {
  const { draft, busy, refusal, begin, change, discard } = useDraft(QUESTIONS);
  if (draft === null) {
    return (
      <>
        {refusal ? (
          <Notice tone="error" title="Not read." live>
            {refusal}
          </Notice>
        ) : null}
        <DropZone
          onFile={(file) => void begin(`Reading ${file.name}`, async () => ({ kind: "file", file }))}
          onText={(text) => void begin("Reading the pasted rows", async () => ({ kind: "text", text }))}
          onSample={() => undefined}
          samples={[]}
          templateHref="/template.csv"
          busy={busy}
          storedWhen="you have seen what changes and confirmed it"
        />
      </>
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
  const { preview, reading, found, unknownSymbols } = draft;
  const rejected = preview.rows.filter(({ disposition }) => disposition === "rejected").map(({ line }) => line);
  const skip = (lines: number[]) => onChange({ skipLines: [...reading.skipLines, ...lines] });
  const correct = (corrections: Correction[]) => onChange({ corrections: [...reading.corrections, ...corrections] });
  return (
    <>
      <ReceiptLine receipt={preview.receipt} />
      <PreviewQuestions
        questions={preview.questions}
        asksForEquity={preview.asksForEquity}
        equity={reading.equity}
        onAnswer={(id, value) => onChange({ answers: { ...reading.answers, [id]: value } })}
        onEquity={(equity) => onChange({ equity })}
      />
      <PreviewSymbols
        preview={preview}
        unknownSymbols={unknownSymbols}
        found={found}
        onCorrect={correct}
        onSkip={skip}
      />
      <PreviewProblems problems={preview.problems} names={found?.names ?? {}} onCorrect={correct} onSkip={skip} />
      <div className={classes.buttons}>
        <RejectedRows draft={draft} rejected={rejected.length} />
        {rejected.length > 0 ? (
          <Button variant="default" size="xs" onClick={() => skip(rejected)}>
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
