import type { ReadResult } from "@/lib/import/preview";
import type { PreviewPart, ReadingAnswer, ReadingWish } from "./reading-worker";

/** What came of asking: `unstarted`, its script never ran; `failed`, it ran and broke; `ended`, it was told to stop. */
export type WorkerOutcome =
  | { kind: "read"; result: ReadResult }
  | { kind: "failed"; message: string }
  | { kind: "unstarted" }
  | { kind: "ended" };

export interface WorkerReading {
  /** Reads one file; never rejects, and settles in bounded time. One at a time. */
  ask: (wish: ReadingWish) => Promise<WorkerOutcome>;
  isBusy: () => boolean;
  end: () => void;
}

/** The worker's script is a small download from our own server; what takes longer will not come. */
const START_MS = 10_000;
/** The largest file takes seconds on a slow phone; who is silent for longer is dead. */
const READ_MS = 60_000;

/** The page's end of `reading-worker`. */
export function readingOf(worker: Worker): WorkerReading {
  let isReady = false;
  let parts: PreviewPart[] = [];
  let settle: ((outcome: WorkerOutcome) => void) | null = null;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const finish = (outcome: WorkerOutcome) => {
    clearTimeout(deadline);
    parts = [];
    settle?.(outcome);
    settle = null;
  };
  const expectAnswer = () => {
    clearTimeout(deadline);
    const late: WorkerOutcome = isReady
      ? { kind: "failed", message: `no answer within ${READ_MS / 1000} seconds` }
      : { kind: "unstarted" };
    deadline = setTimeout(() => finish(late), isReady ? READ_MS : START_MS);
  };
  const take = (answer: ReadingAnswer) => {
    switch (answer.kind) {
      case "ready":
        isReady = true;
        if (settle) expectAnswer();
        break;
      case "part":
        parts.push(answer.part);
        break;
      case "read":
        finish({ kind: "read", result: joined(answer.result, parts) });
        break;
      case "failed":
        finish(answer);
        break;
    }
  };

  worker.addEventListener("message", ({ data }: MessageEvent<ReadingAnswer>) => take(data));
  worker.addEventListener("messageerror", () =>
    finish({ kind: "failed", message: "its answer could not be taken over" }),
  );
  worker.addEventListener("error", ({ message }) => {
    finish(isReady ? { kind: "failed", message: message || "the reader stopped" } : { kind: "unstarted" });
  });

  return {
    ask: (wish) =>
      new Promise((resolve) => {
        settle = resolve;
        expectAnswer();
        worker.postMessage(wish);
      }),
    isBusy: () => settle !== null,
    end: () => {
      worker.terminate();
      finish({ kind: "ended" });
    },
  };
}

/** A preview whose long lists came ahead of it. */
function joined(result: ReadResult, parts: readonly PreviewPart[]): ReadResult {
  if (!result.ok) return result;
  const preview = {
    ...result.preview,
    positions: parts.flatMap(({ positions }) => positions),
    rows: parts.flatMap(({ rows }) => rows),
    problems: parts.flatMap(({ problems }) => problems),
    names: parts.flatMap(({ names }) => names),
  };
  return { ok: true, preview };
}
