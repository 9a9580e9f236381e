"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ColumnMapping, Correction, PortfolioPreview, ReadOptions } from "@/lib/import/preview";
import { problemSentence } from "@/lib/import/problems";
import type { SymbolAnswer } from "@/lib/import/resolve-symbols";
import { openSource, type Source } from "./open-source";
import { openPortfolioReader } from "./portfolio-reader";
import type { SuggestedSymbol } from "./preview-symbols";

/** How the user has the file read. */
export interface Reading {
  skipLines: number[];
  corrections: Correction[];
  mapping: ColumnMapping;
  answers: Readonly<Record<string, string>>;
  /** Null: all of them. */
  accounts: string[] | null;
  /** US dollars, decimal text; null where it was not said. */
  equity: string | null;
}

/** A file that was read and is looked at; nothing of it is stored. */
export interface Draft {
  source: Source;
  bytes: Uint8Array;
  /** As it was asked for last; while the file is read again, `preview` is still as it was before. */
  reading: Reading;
  /** The mapping is one the user had for a file of this shape before. */
  isRecalled: boolean;
  preview: PortfolioPreview;
  /** What the universe said of its names; null where it has not been asked, or could not be. */
  found: Found | null;
  /** Symbols it does not know; null likewise. */
  unknownSymbols: string[] | null;
}

/** What is known of the names in a file. */
export interface Found {
  answers: Record<string, SymbolAnswer>;
  /** By company name: the symbols it may mean. */
  names: Record<string, SuggestedSymbol[]>;
}

/** The names of a file that are to be known. */
export interface Wanted {
  candidates: string[];
  /** ISINs that are all the file says of some lots. */
  identifiers: string[];
  /** Companies' names where tickers should be. */
  names: string[];
}

/** What the server is asked while a file is looked at; null where it cannot be asked just now, which stops nobody. */
export interface DraftQuestions {
  onLookup: (asked: Wanted) => Promise<Found | null>;
  /** How the user had the columns of files of this shape read. */
  onRecall: (shape: string) => Promise<ColumnMapping | null>;
}

const AS_IT_STANDS: Reading = {
  skipLines: [],
  corrections: [],
  mapping: {},
  answers: {},
  accounts: null,
  equity: null,
};

/** A file from drop to preview, read in the browser with the same code the server trusts only after reading it again. */
export function useDraft({ onLookup, onRecall }: DraftQuestions) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
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

  /** Null where the file is refused, which is said, or where nobody waits for it any more. */
  const read = useCallback(
    async (file: Pick<Draft, "source" | "bytes">, reading: Reading, isRecalled = false): Promise<Draft | null> => {
      const result = await reader.read(file.bytes, optionsOf(file.source, reading));
      if (result === null) return null;
      if (!result.ok) {
        // What stands here stays: a mapping that leaves no symbol or quantity column is to be changed, not the file lost.
        setRefusal(problemSentence(result.problem));
        return null;
      }
      setRefusal(null);
      return { ...file, reading, isRecalled, preview: result.preview, found: null, unknownSymbols: null };
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
        const opened = await openSource(find);
        if (!isNewest()) return;
        if ("refusal" in opened) {
          setRefusal(opened.refusal);
          return;
        }
        const plain = await read(opened, AS_IT_STANDS);
        if (plain === null) return;
        const mapping = await onRecall(plain.preview.shape);
        if (!isNewest()) return;
        const next = mapping === null ? plain : await read(opened, { ...AS_IT_STANDS, mapping }, true);
        await show(next ?? plain, isNewest);
      }),
    [attempt, onRecall, read, show],
  );

  /** Reads the file again with these changes to how it is read. */
  const change = useCallback(
    (from: Draft, changes: Partial<Reading>) =>
      attempt("Reading it again", async (isNewest) => {
        const reading = { ...from.reading, ...changes };
        const isRecalled = from.isRecalled && changes.mapping === undefined;
        // Shown at once, so that a further change builds on this one though it is not read yet.
        setDraft((now) => now && { ...now, reading, isRecalled });
        let next: Draft | null = null;
        try {
          next = await read(from, reading, isRecalled);
        } finally {
          if (next === null && isNewest()) setDraft((now) => now && { ...now, ...shown.current });
        }
        if (next !== null) await show(next, isNewest, from.found);
      }),
    [attempt, read, show],
  );

  const discard = useCallback(() => {
    newest.current++;
    reader.end();
    setDraft(null);
    setBusy(null);
    setRefusal(null);
  }, [reader]);
  return { draft, busy, refusal, begin, change, discard };
}

/** Whether all that is to be known was answered before; an ISIN that the market could not name is asked for again. */
function covers({ answers, names }: Found, wanted: Wanted): boolean {
  return (
    wanted.candidates.every((name) => Object.hasOwn(answers, name)) &&
    wanted.identifiers.every((isin) => answers[isin]?.status === "alias") &&
    wanted.names.every((name) => Object.hasOwn(names, name))
  );
}

function optionsOf(source: Source, reading: Reading): ReadOptions {
  const { skipLines, corrections, mapping, answers, accounts, equity } = reading;
  return {
    skipLines,
    corrections,
    mapping,
    answers,
    ...(accounts === null ? {} : { accounts }),
    ...(equity === null ? {} : { equity }),
    ...(source.kind === "file" ? { fileName: source.file.name } : {}),
  };
}

function brokenSentence(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `Reading broke off, which is our fault and not the file’s: ${reason}. Nothing was stored; try again.`;
}
