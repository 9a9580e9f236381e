import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { retryAfter, serverBackoffMs } from "./backoff";
import { cronProblem, nextTick } from "./cron-expression";
import { durationMs, instantOf } from "./durations";
import { evaluate, expressionProblem, matches } from "./expressions";

const at = new Date("2026-08-21T20:00:00Z");

describe("time strings", () => {
  test.each([
    ["", 0],
    ["300ms", 300],
    ["2h45m", 9_900_000],
    ["1.5s", 1_500],
    ["1w2d", 777_600_000],
    ["5m30s500ms", 330_500],
    ["1000us", 1],
    ["1000µs", 1],
    ["1000000ns", 1],
  ])("%j is %i ms", (text, ms) => expect(durationMs(text)).toBeCloseTo(ms, 9));

  test.each(["5", "s", "1x", "1h and more", "-1h", "1..5s", "tomorrow"])("%j is refused", (text) => {
    expect(() => durationMs(text)).toThrow(RangeError);
  });

  test("a time string counts from the given instant, a date stands for itself", () => {
    expect(instantOf("1h", at).toISOString()).toBe("2026-08-21T21:00:00.000Z");
    expect(instantOf("2026-12-24T18:00:00.000Z", at).toISOString()).toBe("2026-12-24T18:00:00.000Z");
    expect(() => instantOf("2026-13-45", at)).toThrow(RangeError);
  });

  test("what the SDK writes is read back as the same duration", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
        const units: [string, number][] = [
          ["w", 604_800],
          ["d", 86_400],
          ["h", 3_600],
          ["m", 60],
          ["s", 1],
        ];
        let rest = seconds;
        const text = units.map(([unit, size]) => {
          const count = Math.floor(rest / size);
          rest %= size;
          return count > 0 ? `${count}${unit}` : "";
        });
        expect(durationMs(text.join(""))).toBe(seconds * 1_000);
      }),
    ));
});

describe("backoff", () => {
  test("waits are the server's, each with up to 30 s of jitter, and the last repeats", () => {
    const least = Array.from({ length: 12 }, (_, attempt) => serverBackoffMs(attempt, () => 0) / 1_000);
    expect(least).toEqual([15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 7_200, 7_200]);
    expect(serverBackoffMs(0, () => 0.999_999)).toBe(15_000 + 29_999);
  });

  test("Retry-After is read as seconds, an ISO date or an HTTP date, and is at most a day", () => {
    expect(retryAfter("90", at)?.toISOString()).toBe("2026-08-21T20:01:30.000Z");
    expect(retryAfter("2026-08-21T20:30:00.000Z", at)?.toISOString()).toBe("2026-08-21T20:30:00.000Z");
    expect(retryAfter("Fri, 21 Aug 2026 20:30:00 GMT", at)?.toISOString()).toBe("2026-08-21T20:30:00.000Z");
    expect(retryAfter("864000", at)?.toISOString()).toBe("2026-08-22T20:00:00.000Z");
    expect([retryAfter(null, at), retryAfter("soon", at)]).toEqual([null, null]);
  });
});

describe("cron", () => {
  const ticks = (cron: string, from: string, count: number): string[] => {
    const found: string[] = [];
    for (let after = new Date(from); found.length < count; ) {
      after = nextTick(cron, after);
      found.push(after.toISOString());
    }
    return found;
  };

  test("21:00 in New York on weekdays stays 21:00 there when clocks go forward and back", () => {
    const cron = "TZ=America/New_York 0 21 * * 1-5";
    expect(ticks(cron, "2026-03-06T12:00:00Z", 2)).toEqual(["2026-03-07T02:00:00.000Z", "2026-03-10T01:00:00.000Z"]);
    expect(ticks(cron, "2026-10-30T12:00:00Z", 2)).toEqual(["2026-10-31T01:00:00.000Z", "2026-11-03T02:00:00.000Z"]);
  });

  test("a tick in the hour that is left out comes when it ends, one in the hour that comes twice comes once", () => {
    expect(ticks("TZ=America/New_York 30 2 * * *", "2026-03-07T12:00:00Z", 2)).toEqual([
      "2026-03-08T07:00:00.000Z",
      "2026-03-09T06:30:00.000Z",
    ]);
    expect(ticks("TZ=America/New_York 30 1 * * *", "2026-10-31T12:00:00Z", 2)).toEqual([
      "2026-11-01T05:30:00.000Z",
      "2026-11-02T06:30:00.000Z",
    ]);
  });

  test("without a zone a cron is in UTC", () => {
    expect(ticks("*/15 * * * *", "2026-08-21T20:00:00Z", 2)).toEqual([
      "2026-08-21T20:15:00.000Z",
      "2026-08-21T20:30:00.000Z",
    ]);
  });

  test("the next tick is always later, and nothing lies between that is a tick too", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (from) => {
          const cron = "TZ=America/New_York 0 21 * * 1-5";
          const next = nextTick(cron, from);
          expect(next.getTime()).toBeGreaterThan(from.getTime());
          expect(next.getTime() - from.getTime()).toBeLessThanOrEqual(73 * 3_600_000);
          expect(nextTick(cron, new Date(next.getTime() - 1_000))).toEqual(next);
        },
      ),
    ));

  test.each(["0 25 * * *", "* * * * * *", "TZ=Nowhere/Town 0 9 * * *", "0 0 31 2 *", "soon"])(
    "%j is refused",
    (cron) => {
      expect(cronProblem(cron)).not.toBeNull();
    },
  );
});

describe("expressions", () => {
  const event = { data: { n: 2, source: "user", list: ["a"], deep: { x: true } } };

  test("a condition on the event's data is decided, and one that names what is missing is false", () => {
    expect(matches("event.data.n > 1 && event.data.source == 'user'", { event })).toBe(true);
    expect(matches("'a' in event.data.list && event.data.deep.x", { event })).toBe(true);
    expect(matches("event.data.missing == 1", { event })).toBe(false);
    expect(matches("event.data.n", { event })).toBe(false);
    expect(matches("event.data.n == async.data.n", { event, async: { data: { n: 2 } } })).toBe(true);
    expect(matches(undefined, { event })).toBe(true);
  });

  test("a value is a plain JavaScript one", () => {
    expect(evaluate("event.data.source == 'user' ? 120 : -60", { event })).toBe(120);
    expect(evaluate("event.data.source + '-' + event.data.list[0]", { event })).toBe("user-a");
    expect(() => evaluate("event.data.__proto__", { event })).toThrow();
  });

  test("what cannot be read is told in one line", () => {
    expect(expressionProblem("event.data. =")).toMatch(/^ParseError: .*$/);
    expect(expressionProblem("event.data.n > 1")).toBeNull();
  });
});
