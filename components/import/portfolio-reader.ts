import type { ReadOptions, ReadResult } from "@/lib/import/preview";
import { readingOf, type WorkerReading } from "./worker-reading";

export interface PortfolioReader {
  /**
   * What `readPortfolioFile` says of these bytes; null where a newer reading was begun, or the reader ended, before it was
   * through. Rejects where the reader itself broke.
   */
  read: (bytes: Uint8Array, options: ReadOptions) => Promise<ReadResult | null>;
  /** Drops what is under way and lets go of the worker; asked again, the reader starts another. */
  end: () => void;
}

/** Up to this size the page reads a file itself, sooner than a worker would have started. */
const WORKER_BYTES = 100_000;

const startWorker = () => new Worker(new URL("./reading-worker.ts", import.meta.url), { type: "module" });

/**
 * A reader for one page: large files are read off the page's thread, which answers meanwhile. The worker is started by the
 * first of them and kept for the next. Where none can be had (an old browser, a policy that forbids it, a script that does
 * not come), the page's own thread reads, as it does small files.
 */
export function openPortfolioReader(start: () => Worker = startWorker): PortfolioReader {
  let worker: WorkerReading | null = null;
  let hasWorkers = true;
  /** Which reading is the newest. */
  let newest = 0;

  const letGo = () => {
    worker?.end();
    worker = null;
  };

  /** Null where no worker can be had, and where it was let go meanwhile. */
  async function readInWorker(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult | null> {
    try {
      worker ??= readingOf(start());
    } catch {
      // It says no more than that there is none, and nothing is lost but smoothness.
      hasWorkers = false;
      return null;
    }
    const outcome = await worker.ask({ bytes, options });
    if (outcome.kind === "read") return outcome.result;
    if (outcome.kind === "ended") return null;
    letGo();
    if (outcome.kind === "failed") throw new Error(outcome.message);
    hasWorkers = false;
    return null;
  }

  return {
    async read(bytes, options) {
      const turn = ++newest;
      // What nobody waits for any more is not waited for here either.
      if (worker?.isBusy()) letGo();
      const isLarge = bytes.length > WORKER_BYTES;
      if (isLarge && hasWorkers) {
        const result = await readInWorker(bytes, options);
        if (turn !== newest) return null;
        if (result !== null) return result;
      }
      if (isLarge) await nextPaint();
      const { readPortfolioFile } = await import("@/lib/import/read-portfolio-file");
      return turn === newest ? readPortfolioFile(bytes, options) : null;
    },
    end() {
      newest++;
      letGo();
    },
  };
}

/** Lets the browser draw what has been set before it is kept busy. */
const nextPaint = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)));
