import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readPortfolioFile } from "@/lib/import";
import { openPortfolioReader } from "./portfolio-reader";
import type { ReadingAnswer, ReadingWish } from "./reading-worker";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rows = Array.from(
  { length: 12_000 },
  (_, i) => `${i % 9 === 0 ? "Apple Inc" : "AAPL"},${i % 50 === 7 ? "1O0" : i}`,
);
const large = bytesOf(`Symbol,Quantity\n${rows.join("\n")}\n`);
const small = bytesOf("Symbol,Quantity\nAAPL,10\n");

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 0));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A worker that does what the test says; all that it posts is cloned, as between threads. */
class ScriptedWorker extends EventTarget {
  isEnded = false;
  readonly wishes: ReadingWish[] = [];
  onWish: (wish: ReadingWish) => void = () => undefined;

  postMessage(wish: ReadingWish): void {
    this.wishes.push(structuredClone(wish));
    this.onWish(wish);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(answer: ReadingAnswer): void {
    if (!this.isEnded) this.dispatchEvent(new MessageEvent("message", { data: structuredClone(answer) }));
  }
}

/** `start` for the reader, and the workers it has started; each is set up by `script`. */
function workers(script: (worker: ScriptedWorker) => void) {
  const started: ScriptedWorker[] = [];
  const start = () => {
    const worker = new ScriptedWorker();
    started.push(worker);
    script(worker);
    return worker as unknown as Worker;
  };
  return { started, start };
}

/** The worker's own script, on this thread. */
function runScript(worker: ScriptedWorker): void {
  vi.resetModules();
  let handle: ((event: { data: ReadingWish }) => void) | null = null;
  vi.stubGlobal("self", {
    postMessage: (answer: ReadingAnswer) => worker.say(answer),
    addEventListener: (_: "message", listener: typeof handle) => {
      handle = listener;
    },
  });
  const loaded = import("./reading-worker");
  worker.onWish = (wish) => void loaded.then(() => handle?.({ data: structuredClone(wish) }));
}

test("a large file comes back from the worker as it would be read here, each line in its place", async () => {
  const { started, start } = workers(runScript);
  const reader = openPortfolioReader(start);
  const options = { fileName: "large.csv", skipLines: [4] };
  const here = readPortfolioFile(large, options);
  expect(await reader.read(large, options)).toEqual(here);
  expect(
    here.ok && [here.preview.positions, here.preview.problems, here.preview.names].every(({ length }) => length > 0),
  ).toBe(true);
  // The worker is kept, and what is refused is refused there too.
  const refused = bytesOf(`Colour,Taste\n${"red,sweet\n".repeat(12_000)}`);
  expect(await reader.read(refused, {})).toEqual(readPortfolioFile(refused, {}));
  expect(started).toHaveLength(1);
  expect(started[0]?.wishes).toHaveLength(2);
});

test("a small file needs no worker", async () => {
  const { started, start } = workers(runScript);
  expect(await openPortfolioReader(start).read(small, {})).toMatchObject({ ok: true });
  expect(started).toEqual([]);
});

test("without workers the page reads, and asks for none again", async () => {
  const start = vi.fn(() => {
    throw new ReferenceError("Worker is not defined");
  });
  const reader = openPortfolioReader(start);
  const here = readPortfolioFile(large);
  expect(await reader.read(large, {})).toEqual(here);
  expect(await reader.read(large, {})).toEqual(here);
  expect(start).toHaveBeenCalledOnce();
});

test("a worker whose script does not run is done without", async () => {
  const { started, start } = workers((worker) => {
    worker.onWish = () => queueMicrotask(() => worker.dispatchEvent(new Event("error")));
  });
  const reader = openPortfolioReader(start);
  expect(await reader.read(large, {})).toMatchObject({ ok: true, preview: { receipt: { lines: rows.length + 1 } } });
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
});

test("one that never starts is waited for seconds, not for ever", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { start } = workers(() => undefined);
  const reading = openPortfolioReader(start).read(large, {});
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await reading).toMatchObject({ ok: true });
});

test("a reader that breaks, or is never through, says so; the next file has a new one", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { started, start } = workers((worker) => {
    worker.onWish = () => {
      worker.say({ kind: "ready" });
      if (started.length === 1) worker.say({ kind: "failed", message: "no such table" });
    };
  });
  const reader = openPortfolioReader(start);
  await expect(reader.read(large, {})).rejects.toThrow("no such table");
  const endless = expect(reader.read(large, {})).rejects.toThrow("no answer within 60 seconds");
  await vi.advanceTimersByTimeAsync(61_000);
  await endless;
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true, true]);
});

test("a newer reading takes the place of an older one, of whatever size", async () => {
  const { started, start } = workers((worker) => {
    worker.onWish = () => worker.say({ kind: "ready" });
  });
  const reader = openPortfolioReader(start);
  const first = reader.read(large, {});
  const second = reader.read(large, {});
  const third = reader.read(small, {});
  expect(await Promise.all([first, second])).toEqual([null, null]);
  expect(await third).toMatchObject({ ok: true, preview: { receipt: { lines: 2 } } });
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true, true]);

  const last = reader.read(large, {});
  reader.end();
  expect(await last).toBeNull();
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true, true, true]);
});
