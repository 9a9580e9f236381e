import fc from "fast-check";
import { expect, test } from "vitest";
import { MarketDataError } from "./errors";
import { DEFAULT_RETRY, parseRetryAfter, withRetry } from "./retry";

/** Work that fails with the given errors one after the other, then succeeds; and the waits between. */
function rehearse(errors: Error[], random = () => 0.5) {
  const waits: number[] = [];
  let tries = 0;
  const work = async () => {
    const error = errors[tries++];
    if (error) throw error;
    return "done";
  };
  const tools = { random, sleep: async (ms: number) => void waits.push(ms) };
  const policy = { attempts: 4, baseMs: 100, capMs: 300, maxRetryAfterMs: 5_000 };
  return { result: withRetry(work, policy, tools), waits, tries: () => tries };
}

const down = () => new MarketDataError("provider_unavailable", "502");
const limited = (retryAfterMs: number | null) => new MarketDataError("rate_limited", "429", { retryAfterMs });

test("waits double from the base up to the cap, and half of each is sat out when the dice show half", async () => {
  const { result, waits } = rehearse([down(), down(), down()]);
  await expect(result).resolves.toBe("done");
  expect(waits).toEqual([50, 100, 150]);
});

test("after the last attempt the error itself comes out", async () => {
  const { result, tries } = rehearse([down(), down(), down(), down()]);
  await expect(result).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(tries()).toBe(4);
});

test("a Retry-After is waited out to the full, and a little more", async () => {
  const { result, waits } = rehearse([limited(2_000)]);
  await expect(result).resolves.toBe("done");
  expect(waits).toEqual([2_050]);
});

test("a Retry-After longer than we sit out goes to the caller at once, with its length", async () => {
  const { result, waits } = rehearse([limited(60_000)]);
  await expect(result).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: 60_000 });
  expect(waits).toEqual([]);
});

test.each(["not_found", "malformed", "invalid_symbol", "crumb_refused"] as const)(
  "%s is not tried again",
  async (code) => {
    const { result, tries } = rehearse([new MarketDataError(code, "no")]);
    await expect(result).rejects.toMatchObject({ code });
    expect(tries()).toBe(1);
  },
);

test("a mistake of our own is not tried again", async () => {
  const { result, tries } = rehearse([new TypeError("x is undefined")]);
  await expect(result).rejects.toThrow("x is undefined");
  expect(tries()).toBe(1);
});

test("no wait without a Retry-After is ever longer than the cap", () =>
  fc.assert(
    fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (dice) => {
      const { result, waits } = rehearse([down(), limited(null), down()], () => dice);
      await result;
      expect(Math.max(...waits)).toBeLessThanOrEqual(300);
    }),
  ));

const now = Date.parse("2026-08-21T20:00:00Z");

test.each([
  [null, null],
  ["", null],
  ["soon", null],
  ["0", 0],
  ["120", 120_000],
  ["Fri, 21 Aug 2026 20:00:30 GMT", 30_000],
  ["Fri, 21 Aug 2026 19:00:00 GMT", 0],
  ["999999999", 86_400_000],
])("the Retry-After header %j means %j ms", (header, ms) => expect(parseRetryAfter(header, now)).toBe(ms));

test("by default a call is tried four times", () => expect(DEFAULT_RETRY.attempts).toBe(4));
