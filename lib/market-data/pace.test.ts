import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./pace";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Starts `count` calls that last `lastsMs` each and tells when each began. */
async function startTimes(pace: Pace, count: number, lastsMs: number): Promise<number[]> {
  const began = performance.now();
  const times: number[] = [];
  const calls = Array.from({ length: count }, () =>
    pace.run(async () => {
      times.push(Math.round(performance.now() - began));
      await new Promise((resolve) => setTimeout(resolve, lastsMs));
    }),
  );
  await vi.runAllTimersAsync();
  await Promise.all(calls);
  return times;
}

test("calls go out in groups with a pause between them", async () => {
  const pace = new Pace({ concurrency: 5, groupIntervalMs: 500 });
  expect(await startTimes(pace, 12, 10)).toEqual([0, 0, 0, 0, 0, 500, 500, 500, 500, 500, 1000, 1000]);
});

test("slow calls are never more at once than the group is large", async () => {
  const pace = new Pace({ concurrency: 2, groupIntervalMs: 100 });
  expect(await startTimes(pace, 4, 1000)).toEqual([0, 0, 1000, 1000]);
});

test("without an interval only the number at once counts", async () => {
  const pace = new Pace({ concurrency: 3, groupIntervalMs: 0 });
  expect(await startTimes(pace, 6, 7)).toEqual([0, 0, 0, 7, 7, 7]);
});

test("a call that fails makes room for the next one", async () => {
  const pace = new Pace({ concurrency: 1, groupIntervalMs: 0 });
  await expect(pace.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(pace.run(async () => 7)).resolves.toBe(7);
});

test("a pace at which nothing could start is refused", () =>
  expect(() => new Pace({ concurrency: 0, groupIntervalMs: 0 })).toThrow(RangeError));
