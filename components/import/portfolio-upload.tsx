"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "@/components/states/notice";
import type { CreateFields } from "./create-form";
import { draftForm } from "./draft-form";
import { DropZone, type Sample } from "./drop-zone";
import { ImportPreview } from "./import-preview";
import { type Draft, type DraftQuestions, useDraft } from "./use-draft";

/** What came of creating: the portfolio's page, or a sentence. */
export type CreateOutcome = { ok: true; href: string } | { ok: false; message: string };

interface PortfolioUploadProps extends DraftQuestions {
  samples: readonly Sample[];
  templateHref: string;
  /** Creates the portfolio from `draftForm`: the file or the text, and how the user had it read. */
  onCreate: (form: FormData) => Promise<CreateOutcome>;
}

/** Upload from drop to portfolio; nothing is stored until Create. */
export function PortfolioUpload({ samples, templateHref, onCreate, ...questions }: PortfolioUploadProps) {
  const router = useRouter();
  const { draft, busy, refusal, begin, change, discard } = useDraft(questions);
  const [creating, setCreating] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const create = async (from: Draft, fields: CreateFields) => {
    setCreating(true);
    setFailure(null);
    try {
      const outcome = await onCreate(draftForm(from, fields));
      if (outcome.ok) router.push(outcome.href);
      else setFailure(outcome.message);
      // Once created the button keeps turning until the portfolio's page is there.
      setCreating(outcome.ok);
    } catch {
      setFailure("The server could not be reached. Nothing was stored; press Create again.");
      setCreating(false);
    }
  };

  if (!draft) {
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
          onSample={(sample) => void begin(`Fetching ${sample.label}`, () => fetchSample(sample))}
          samples={samples}
          templateHref={templateHref}
          busy={busy}
        />
      </>
    );
  }

  return (
    <ImportPreview
      draft={draft}
      busy={busy !== null}
      creating={creating}
      refusal={refusal}
      failure={failure}
      onChange={(changes) => {
        setFailure(null);
        void change(draft, changes);
      }}
      onCreate={(fields) => void create(draft, fields)}
      onDiscard={discard}
    />
  );
}

async function fetchSample({ href }: Sample): Promise<{ kind: "file"; file: File }> {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const name = href.slice(href.lastIndexOf("/") + 1);
  return { kind: "file", file: new File([await answer.blob()], name, { type: "text/csv" }) };
}
