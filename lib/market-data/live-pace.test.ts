import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readEnv } from "@/lib/env";
import { createMarket } from "./client";
import { LIVE_PACE } from "./pace";
import { type Sandbox, startSandbox } from "./sandbox/server";

/**
 * What we promise the provider (product §4.1), on the real client and a real server; only the clock is ours. It stands
 * still while a call is out, so that nothing is slower than the pace itself.
 */
const PATH = "/v8/finance/chart/";

let sandbox: Sandbox;
let starts: number[] = [];
let out = 0;
let most = 0;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date("2026-08-21T21:30:00-04:00") });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  starts = [];
  out = 0;
  most = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.stubGlobal("fetch", async (input: URL, init?: RequestInit) => {
    if (new URL(input).pathname.startsWith(PATH)) starts.push(performance.now());
    most = Math.max(most, ++out);
    try {
      return await realFetch(input, init);
    } finally {
      out--;
    }
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sandbox.clearFaults();
});

/** Lets the clock run whenever nothing is out, until the work is done. */
async function run<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const end = () => {
    done = true;
  };
  work.then(end, end);
  while (!done) {
    // Several turns, so that an answer that has come is also read.
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (out === 0 && !done) await vi.advanceTimersByTimeAsync(10);
  }
  return work;
}

/** The client as it is for Yahoo, but for the address. */
const market = () =>
  createMarket(
    { name: "sandbox", address: sandbox.address },
    {
      pace: LIVE_PACE,
      random: () => 0,
      now: () => Date.parse("2026-08-22T01:30:00Z"),
      sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
    },
  );

test("two hundred calls go out five at once, half a second between one five and the next", async () => {
  const ask = market();
  const calls = Array.from({ length: 200 }, () => ask.history("KO", "2026-08-17", "2026-08-21"));
  await run(Promise.all(calls));
  expect(starts).toHaveLength(200);
  expect(most).toBe(5);
  for (let group = 1; group < 40; group++) {
    const last = starts[group * 5 - 1] ?? Number.NaN;
    const first = starts[group * 5] ?? Number.NaN;
    expect(first - last, `group ${group}`).toBeGreaterThanOrEqual(500);
  }
  // No slower than promised either: forty groups in about twenty seconds.
  expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeLessThan(39 * 520);
}, 60_000);

test("a Retry-After is waited out to the full before that call goes out again", async () => {
  sandbox.setFault({ kind: "rate_limited", calls: 1, retryAfter: 7 });
  await run(market().history("KO", "2026-08-17", "2026-08-21"));
  expect(starts).toHaveLength(2);
  expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(7_000);
});

test("that is the live pace, and 1,800 calls an hour are the budget where nothing else is set", () => {
  expect(LIVE_PACE).toEqual({ concurrency: 5, groupIntervalMs: 500 });
  expect(readEnv({}).MARKET_CALLS_PER_HOUR).toBe(1800);
});
