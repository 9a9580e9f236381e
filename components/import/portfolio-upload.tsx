"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CreateFields } from "./create-form";
import type { Draft, DraftQuestions } from "./draft";
import { draftForm } from "./draft-form";
import type { Sample } from "./drop-zone";
import { ImportPreview } from "./import-preview";
import { UploadStart } from "./upload-start";
import { useDraft } from "./use-draft";

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
  const reading = useDraft(questions);
  const { draft, busy, refusal, change, discard } = reading;
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

  if (!draft) return <UploadStart reading={reading} samples={samples} templateHref={templateHref} />;

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
