"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ColumnMapping, UnreadColumns } from "@/lib/import/preview";
import { type ImportProblem, problemSentence } from "@/lib/import/problems";
import {
  AS_IT_STANDS,
  type Draft,
  type DraftQuestions,
  type Found,
  optionsOf,
  type Reading,
  type UnreadFile,
  type Wanted,
} from "./draft";
import { openSource, type Source } from "./open-source";
import { openPortfolioReader } from "./portfolio-reader";

/** What came of reading: `dropped` where nobody waits for it any more. */
type Outcome =
  | { kind: "read"; draft: Draft }
  | { kind: "refused"; problem: ImportProblem; unread: UnreadColumns | null }
  | { kind: "dropped" };

/** A file from drop to preview, read in the browser with the same code the server trusts only after reading it again. */
export function useDraft({ onLookup, onRecall }: DraftQuestions) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [unreadFile, setUnreadFile] = useState<UnreadFile | null>(null);
  const [reader] = useState(() => openPortfolioReader());
  useEffect(() => reader.end, [reader]);
  /** Which wish is the newest: what comes of an older one must not be shown over it. */
  const newest = useRef(0);
  /** How the preview that is shown was read. */
  const shown = useRef<Pick<Draft, "reading" | "isRecalled">>({ reading: AS_IT_STANDS, isRecalled: false });

  /** Does it unless something newer is wished for meanwhile; `busy` and `refusal` speak of the newest only. */
  const attempt = useCallback(async (sentence: string, work: (isNewest: () => boolean) => Promise<void>) => {
    const turn = ++newest.current;
    const isNewest = () => turn === newest.current;
    setBusy(sentence);
    try {
      await work(isNewest);
    } catch (cause) {
      if (isNewest()) setRefusal(brokenSentence(cause));
      // Not the file's fault: it is to be seen where faults are looked for.
      throw cause;
    } finally {
      if (isNewest()) setBusy(null);
    }
  }, []);

  const read = useCallback(
    async (file: Pick<Draft, "source" | "bytes">, reading: Reading, isRecalled = false): Promise<Outcome> => {
      const { source, bytes } = file;
      const result = await reader.read(bytes, optionsOf(source, reading));
      if (result === null) return { kind: "dropped" };
      if (!result.ok) return { kind: "refused", problem: result.problem, unread: result.unread ?? null };
      const { preview } = result;
      const draft = { source, bytes, reading, isRecalled, preview, found: null, unknownSymbols: null };
      return { kind: "read", draft };
    },
    [reader],
  );

  /** Shows what was read, with what is known of its names. @param before what was found of the same file */
  const show = useCallback(
    async (draft: Draft, isNewest: () => boolean, before: Found | null = null) => {
      const { lookupCandidates, lookupIdentifiers, resolveSymbols } = await import("@/lib/import/resolve-symbols");
      if (!isNewest()) return;
      const wanted = {
        candidates: lookupCandidates(draft.preview),
        identifiers: lookupIdentifiers(draft.preview),
        names: [...new Set(draft.preview.names.map(({ name }) => name))],
      };
      const settled = (found: Found): Draft => {
        const { unknownSymbols, ...preview } = resolveSymbols(draft.preview, found.answers);
        return { ...draft, preview, found, unknownSymbols };
      };
      shown.current = { reading: draft.reading, isRecalled: draft.isRecalled };
      setRefusal(null);
      setUnreadFile(null);
      if (before !== null && covers(before, wanted)) {
        setDraft(settled(before));
        return;
      }
      setDraft(draft);
      const found = await onLookup(wanted);
      if (!found) return;
      // By now another file, or another reading of this one, may stand here; or be under way, and then that stays asked for.
      setDraft((now) =>
        now?.preview === draft.preview ? { ...settled(found), reading: now.reading, isRecalled: now.isRecalled } : now,
      );
    },
    [onLookup],
  );

  const begin = useCallback(
    (sentence: string, find: () => Promise<Source>) =>
      attempt(sentence, async (isNewest) => {
        setRefusal(null);
        setUnreadFile(null);
        const opened = await openSource(find);
        if (!isNewest()) return;
        if ("refusal" in opened) {
          setRefusal(opened.refusal);
          return;
        }
        const plain = await read(opened, AS_IT_STANDS);
        if (plain.kind === "dropped") return;
        const shape = plain.kind === "read" ? plain.draft.preview.shape : plain.unread?.shape;
        const mapping = shape === undefined ? null : await onRecall(shape);
        if (!isNewest()) return;
        const recalled = mapping === null ? plain : await read(opened, { ...AS_IT_STANDS, mapping }, true);
        if (recalled.kind === "read") await show(recalled.draft, isNewest);
        else if (plain.kind === "read") await show(plain.draft, isNewest);
        else if (isNewest()) {
          setRefusal(problemSentence(plain.problem));
          setUnreadFile(plain.unread && { ...opened, mapping: {}, unread: plain.unread });
        }
      }),
    [attempt, onRecall, read, show],
  );

  /** Reads a file that lacks a column with what the user says of its columns. */
  const sayColumns = useCallback(
    (file: UnreadFile, mapping: ColumnMapping) =>
      attempt("Reading it again", async (isNewest) => {
        const outcome = await read(file, { ...AS_IT_STANDS, mapping });
        if (outcome.kind === "read") await show(outcome.draft, isNewest);
        if (outcome.kind !== "refused" || !isNewest()) return;
        setRefusal(problemSentence(outcome.problem));
        setUnreadFile({ ...file, mapping, unread: outcome.unread ?? file.unread });
      }),
    [attempt, read, show],
  );

  /** Reads the file again with these changes to how it is read. */
  const change = useCallback(
    (from: Draft, changes: Partial<Reading>) =>
      attempt("Reading it again", async (isNewest) => {
        const reading = { ...from.reading, ...changes };
        const isRecalled = from.isRecalled && changes.mapping === undefined;
        // Shown at once, so that a further change builds on this one though it is not read yet.
        setDraft((now) => now && { ...now, reading, isRecalled });
        let next: Outcome | null = null;
        try {
          next = await read(from, reading, isRecalled);
        } finally {
          if (next?.kind !== "read" && isNewest()) setDraft((now) => now && { ...now, ...shown.current });
        }
        // What stands here stays: a mapping that leaves no symbol or quantity column is to be changed, not the file lost.
        if (next.kind === "refused" && isNewest()) setRefusal(problemSentence(next.problem));
        if (next.kind === "read") await show(next.draft, isNewest, from.found);
      }),
    [attempt, read, show],
  );

  const discard = useCallback(() => {
    newest.current++;
    reader.end();
    setDraft(null);
    setBusy(null);
    setRefusal(null);
    setUnreadFile(null);
  }, [reader]);
  return { draft, unreadFile, busy, refusal, begin, sayColumns, change, discard };
}

/** Whether all that is to be known was answered before; an ISIN that the market could not name is asked for again. */
function covers({ answers, names }: Found, wanted: Wanted): boolean {
  return (
    wanted.candidates.every((name) => Object.hasOwn(answers, name)) &&
    wanted.identifiers.every((isin) => answers[isin]?.status === "alias") &&
    wanted.names.every((name) => Object.hasOwn(names, name))
  );
}

function brokenSentence(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `Reading broke off, which is our fault and not the file’s: ${reason}. Nothing was stored; try again.`;
}
