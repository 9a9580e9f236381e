import type { PortfolioPreview, ReadOptions, ReadResult } from "@/lib/import/preview";
import { readPortfolioFile } from "@/lib/import/read-portfolio-file";

/** What the worker is asked: one file at a time. */
export interface ReadingWish {
  bytes: Uint8Array;
  options: ReadOptions;
}

/** The lists of a preview that grow with its file. */
export type PreviewPart = Pick<PortfolioPreview, "positions" | "rows" | "problems" | "names">;

/**
 * What it answers: `ready` once, when it can be asked; then for each file its parts in order and `read`, whose preview has
 * those lists empty, or `failed`, where the reader threw.
 */
export type ReadingAnswer =
  | { kind: "ready" }
  | { kind: "part"; part: PreviewPart }
  | { kind: "read"; result: ReadResult }
  | { kind: "failed"; message: string };

/** Entries of each list in one message: so many are taken over within a frame, and the page answers between two. */
const PART_LENGTH = 500;

const answer = (message: ReadingAnswer) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<ReadingWish>) => {
  try {
    send(readPortfolioFile(data.bytes, data.options));
  } catch (cause) {
    answer({ kind: "failed", message: cause instanceof Error ? cause.message : String(cause) });
  }
});
answer({ kind: "ready" });

function send(result: ReadResult): void {
  if (!result.ok) {
    answer({ kind: "read", result });
    return;
  }
  const { positions, rows, problems, names, ...rest } = result.preview;
  const longest = Math.max(positions.length, rows.length, problems.length, names.length);
  for (let from = 0; from < longest; from += PART_LENGTH) {
    const cut = <T>(list: T[]) => list.slice(from, from + PART_LENGTH);
    const part = { positions: cut(positions), rows: cut(rows), problems: cut(problems), names: cut(names) };
    answer({ kind: "part", part });
  }
  answer({
    kind: "read",
    result: { ok: true, preview: { ...rest, positions: [], rows: [], problems: [], names: [] } },
  });
}
