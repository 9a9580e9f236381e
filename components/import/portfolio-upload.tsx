"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Notice } from "@/components/states/notice";
import { MAXIMUM_FILE_BYTES } from "@/lib/import/limits";
import type { Correction, PortfolioPreview } from "@/lib/import/preview";
import type { ImportProblem } from "@/lib/import/problems";
import type { SymbolAnswer } from "@/lib/import/resolve-symbols";
import type { CreateFields } from "./create-form";
import { DropZone, type Sample } from "./drop-zone";
import { ImportPreview } from "./import-preview";

/** What came of creating: the portfolio's page, or a sentence. */
export type CreateOutcome = { ok: true; href: string } | { ok: false; message: string };

interface PortfolioUploadProps {
  samples: readonly Sample[];
  templateHref: string;
  /**
   * Creates the portfolio. The form has `csv_file` (a file) or `pasted_text`, `portfolio_name`, and where given
   * `equity_balance`, `skip_lines` (JSON numbers) and `corrections` (JSON `{line, column, value}`).
   */
  onCreate: (form: FormData) => Promise<CreateOutcome>;
  /** Asks the universe for these names; null where it cannot be asked just now, which stops nobody. */
  onLookup?: (candidates: string[]) => Promise<Record<string, SymbolAnswer> | null>;
}

/** Where the bytes came from: a file goes to the route handler, pasted text through an action. */
type Source = { kind: "file"; file: File } | { kind: "text"; text: string };

interface Draft {
  source: Source;
  bytes: Uint8Array;
  skipLines: number[];
  corrections: Correction[];
  preview: PortfolioPreview;
}

/** Upload from drop to portfolio: reads in the browser with the same code the server trusts only after reading it again. */
export function PortfolioUpload({ samples, templateHref, onCreate, onLookup }: PortfolioUploadProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [unknown, setUnknown] = useState<string[] | null>(null);
  const [creating, setCreating] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const read = useCallback(
    async (next: Omit<Draft, "preview">) => {
      // With the parser on its own: who only looks at the page need not load it.
      const { lookupCandidates, problemSentence, readPortfolioFile, resolveSymbols } = await import("@/lib/import");
      const result = readPortfolioFile(next.bytes, {
        fileName: next.source.kind === "file" ? next.source.file.name : undefined,
        skipLines: next.skipLines,
        corrections: next.corrections,
      });
      setFailure(null);
      if (!result.ok) {
        setDraft(null);
        setRefusal(problemSentence(result.problem));
        return;
      }
      setRefusal(null);
      setDraft({ ...next, preview: result.preview });
      setUnknown(null);
      const answers = await onLookup?.(lookupCandidates(result.preview));
      if (!answers) return;
      const { unknownSymbols, ...resolved } = resolveSymbols(result.preview, answers);
      // By now another file, or a corrected reading of this one, may stand here.
      setDraft((now) => (now?.preview === result.preview ? { ...now, preview: resolved } : now));
      setUnknown(unknownSymbols);
    },
    [onLookup],
  );

  const begin = useCallback(
    async (sentence: string, source: () => Promise<Source>) => {
      setBusy(sentence);
      setRefusal(null);
      try {
        const opened = await open(source);
        if ("refusal" in opened) setRefusal(opened.refusal);
        else await read({ ...opened, skipLines: [], corrections: [] });
      } finally {
        setBusy(null);
      }
    },
    [read],
  );

  const takeFile = useCallback(
    (file: File) => void begin(`Reading ${file.name}`, async () => ({ kind: "file", file })),
    [begin],
  );
  const takeText = useCallback(
    (text: string) => void begin("Reading the pasted rows", async () => ({ kind: "text", text })),
    [begin],
  );
  const takeSample = (sample: Sample) =>
    void begin(`Fetching ${sample.label}`, async () => {
      const answer = await fetch(sample.href);
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      const name = sample.href.slice(sample.href.lastIndexOf("/") + 1);
      return { kind: "file", file: new File([await answer.blob()], name, { type: "text/csv" }) };
    });

  const create = async (current: Draft, fields: CreateFields) => {
    setCreating(true);
    setFailure(null);
    try {
      const outcome = await onCreate(formOf(current, fields));
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
          onFile={takeFile}
          onText={takeText}
          onSample={takeSample}
          samples={samples}
          templateHref={templateHref}
          busy={busy}
        />
      </>
    );
  }

  return (
    <ImportPreview
      preview={draft.preview}
      unknownSymbols={unknown}
      skipped={draft.skipLines.length}
      creating={creating}
      failure={failure}
      onFix={(problem) => void read({ ...draft, corrections: [...draft.corrections, ...correctionsOf(problem)] })}
      onSkip={(lines) => void read({ ...draft, skipLines: [...draft.skipLines, ...lines] })}
      onCreate={(fields) => void create(draft, fields)}
      onDiscard={() => setDraft(null)}
    />
  );
}

/** The bytes, or a sentence on why they cannot be had. What is far too large is not read at all. */
async function open(find: () => Promise<Source>): Promise<{ source: Source; bytes: Uint8Array } | { refusal: string }> {
  try {
    const source = await find();
    if (source.kind === "text") return { source, bytes: new TextEncoder().encode(source.text) };
    const { file } = source;
    if (file.size > MAXIMUM_FILE_BYTES) return { refusal: tooLargeSentence(file) };
    return { source, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { refusal: `The file could not be opened: ${reason}. Choose it again, or paste its rows.` };
  }
}

function tooLargeSentence({ name, size }: File): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
  return `${name} has ${megabytes(size)} MB; at most ${megabytes(MAXIMUM_FILE_BYTES)} MB can be read. Export positions only, or split it.`;
}

function correctionsOf({ line, column, fix }: ImportProblem): Correction[] {
  return line === null || column === null || fix === undefined ? [] : [{ line, column, value: fix.value }];
}

function formOf({ source, skipLines, corrections }: Draft, { name, equityBalance }: CreateFields): FormData {
  const form = new FormData();
  if (source.kind === "file") form.set("csv_file", source.file);
  else form.set("pasted_text", source.text);
  form.set("portfolio_name", name);
  if (equityBalance !== null) form.set("equity_balance", String(equityBalance));
  if (skipLines.length > 0) form.set("skip_lines", JSON.stringify(skipLines));
  if (corrections.length > 0) form.set("corrections", JSON.stringify(corrections));
  return form;
}
