"use client";

import { useCallback, useState } from "react";
import { MAXIMUM_FILE_BYTES } from "@/lib/import/limits";
import type { ColumnMapping, Correction, PortfolioPreview, ReadOptions } from "@/lib/import/preview";
import type { SymbolAnswer } from "@/lib/import/resolve-symbols";
import type { SuggestedSymbol } from "./preview-symbols";

/** Where the bytes came from: a file goes to the route handler, pasted text through an action. */
export type Source = { kind: "file"; file: File } | { kind: "text"; text: string };

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
/** From this size on reading takes long enough to be seen: the page says so first. */
const SLOW_BYTES = 300_000;

/** A file from drop to preview, read in the browser with the same code the server trusts only after reading it again. */
export function useDraft({ onLookup, onRecall }: DraftQuestions) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const read = useCallback(
    async (file: Pick<Draft, "source" | "bytes">, reading: Reading, isRecalled = false): Promise<Draft | null> => {
      // With the parser on its own: who only looks at the page need not load it.
      const { problemSentence, readPortfolioFile } = await import("@/lib/import");
      if (file.bytes.length > SLOW_BYTES) await nextPaint();
      const result = readPortfolioFile(file.bytes, optionsOf(file.source, reading));
      if (!result.ok) {
        // What stands here stays: a mapping that leaves no symbol or quantity column is to be changed, not the file lost.
        setRefusal(problemSentence(result.problem));
        return null;
      }
      setRefusal(null);
      return { ...file, reading, isRecalled, preview: result.preview, found: null, unknownSymbols: null };
    },
    [],
  );

  /** Shows what was read, with what is known of its names. @param before what was found of the same file */
  const show = useCallback(
    async (draft: Draft, before: Found | null = null) => {
      const { lookupCandidates, lookupIdentifiers, resolveSymbols } = await import("@/lib/import");
      const wanted = {
        candidates: lookupCandidates(draft.preview),
        identifiers: lookupIdentifiers(draft.preview),
        names: [...new Set(draft.preview.names.map(({ name }) => name))],
      };
      const settled = (found: Found): Draft => {
        const { unknownSymbols, ...preview } = resolveSymbols(draft.preview, found.answers);
        return { ...draft, preview, found, unknownSymbols };
      };
      if (before !== null && covers(before, wanted)) {
        setDraft(settled(before));
        return;
      }
      setDraft(draft);
      const found = await onLookup(wanted);
      // By now another file, or another reading of this one, may stand here.
      if (found) setDraft((now) => (now === draft ? settled(found) : now));
    },
    [onLookup],
  );

  const begin = useCallback(
    async (sentence: string, find: () => Promise<Source>) => {
      setBusy(sentence);
      setRefusal(null);
      try {
        const opened = await open(find);
        if ("refusal" in opened) {
          setRefusal(opened.refusal);
          return;
        }
        const plain = await read(opened, AS_IT_STANDS);
        if (plain === null) return;
        const mapping = await onRecall(plain.preview.shape);
        const next = mapping === null ? plain : await read(opened, { ...AS_IT_STANDS, mapping }, true);
        await show(next ?? plain);
      } finally {
        setBusy(null);
      }
    },
    [onRecall, read, show],
  );

  /** Reads the file again with these changes to how it is read. */
  const change = useCallback(
    async (from: Draft, changes: Partial<Reading>) => {
      setBusy("Reading it again");
      try {
        const isRecalled = from.isRecalled && changes.mapping === undefined;
        const next = await read(from, { ...from.reading, ...changes }, isRecalled);
        if (next !== null) await show(next, from.found);
      } finally {
        setBusy(null);
      }
    },
    [read, show],
  );

  const discard = useCallback(() => setDraft(null), []);
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

/** Lets the browser draw what has been set before it is kept busy. */
const nextPaint = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)));

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
