import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastCompletedSession, sessionClose, sessionOf, settledSession } from "./clock";
import { isHalfDay, sessionsBetween } from "./sessions";

const at = (iso: string) => new Date(iso);

describe("the close of a session", () => {
  test("is 16:00 New York, 21:00 UTC in winter and 20:00 UTC in summer", () => {
    expect(sessionClose("2026-01-14")).toEqual(at("2026-01-14T21:00:00Z"));
    expect(sessionClose("2026-08-21")).toEqual(at("2026-08-21T20:00:00Z"));
  });

  test("is 13:00 New York on half days", () => {
    expect(sessionClose("2025-07-03")).toEqual(at("2025-07-03T17:00:00Z"));
    expect(sessionClose("2025-11-28")).toEqual(at("2025-11-28T18:00:00Z"));
    expect(sessionClose("2025-12-24")).toEqual(at("2025-12-24T18:00:00Z"));
  });

  test("moves by an hour of UTC on the Monday after the clocks change, both ways", () => {
    expect(sessionClose("2026-03-06")).toEqual(at("2026-03-06T21:00:00Z"));
    expect(sessionClose("2026-03-09")).toEqual(at("2026-03-09T20:00:00Z"));
    expect(sessionClose("2026-10-30")).toEqual(at("2026-10-30T20:00:00Z"));
    expect(sessionClose("2026-11-02")).toEqual(at("2026-11-02T21:00:00Z"));
  });

  test("follows the dates of before 2007, when summer time began in April and ended in October", () => {
    expect(sessionClose("2006-03-31")).toEqual(at("2006-03-31T21:00:00Z"));
    expect(sessionClose("2006-04-03")).toEqual(at("2006-04-03T20:00:00Z"));
    expect(sessionClose("2006-10-30")).toEqual(at("2006-10-30T21:00:00Z"));
  });

  test("agrees with Intl's New York clock on every session of 2018 to 2030", () => {
    const wall = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "America/New_York",
      dateStyle: "short",
      timeStyle: "short",
    });
    for (const session of sessionsBetween("2018-01-01", "2030-12-31")) {
      expect(wall.format(sessionClose(session))).toBe(`${session} ${isHalfDay(session) ? "13:00" : "16:00"}`);
    }
  });

  test("does not exist on a day without trading", () => {
    expect(() => sessionClose("2026-07-03")).toThrow("2026-07-03 is not a session");
  });
});

describe("the New York date of an instant", () => {
  test("changes at midnight in New York, not in UTC", () => {
    expect(sessionOf(at("2026-08-22T03:59:59Z"))).toBe("2026-08-21");
    expect(sessionOf(at("2026-08-22T04:00:00Z"))).toBe("2026-08-22");
    expect(sessionOf(at("2026-01-15T04:59:59Z"))).toBe("2026-01-14");
    expect(sessionOf(at("2026-01-15T05:00:00Z"))).toBe("2026-01-15");
  });

  test("is right within the hours in which the clocks change", () => {
    expect(sessionOf(at("2026-03-08T04:59:59Z"))).toBe("2026-03-07");
    expect(sessionOf(at("2026-03-08T07:00:00Z"))).toBe("2026-03-08");
    expect(sessionOf(at("2026-11-01T05:30:00Z"))).toBe("2026-11-01");
    expect(sessionOf(at("2026-11-02T04:59:59Z"))).toBe("2026-11-01");
  });

  test("refuses an instant that is none", () => {
    expect(() => sessionOf(new Date(Number.NaN))).toThrow(RangeError);
  });

  test("of a session's close is that session", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sessionsBetween("2000-01-01", "2030-12-31")), (session) => {
        expect(sessionOf(sessionClose(session))).toBe(session);
      }),
    ));
});

describe("the last completed session", () => {
  test("is today's from the very instant of the close, and not a millisecond before", () => {
    expect(lastCompletedSession(at("2026-08-21T19:59:59.999Z"))).toBe("2026-08-20");
    expect(lastCompletedSession(at("2026-08-21T20:00:00.000Z"))).toBe("2026-08-21");
  });

  test("on a half day is today's from 13:00", () => {
    expect(lastCompletedSession(at("2025-11-28T17:59:59.999Z"))).toBe("2025-11-26");
    expect(lastCompletedSession(at("2025-11-28T18:00:00.000Z"))).toBe("2025-11-28");
  });

  test("over a weekend and a holiday is the last that traded", () => {
    expect(lastCompletedSession(at("2026-07-05T12:00:00Z"))).toBe("2026-07-02");
    expect(lastCompletedSession(at("2026-07-06T12:00:00Z"))).toBe("2026-07-02");
    expect(lastCompletedSession(at("2026-12-26T01:00:00Z"))).toBe("2026-12-24");
  });

  test("late in a New York evening is still today's although UTC has moved on", () => {
    expect(lastCompletedSession(at("2026-08-22T02:00:00Z"))).toBe("2026-08-21");
  });

  test("skips a closure handed in", () => {
    expect(lastCompletedSession(at("2026-08-21T21:00:00Z"), new Set(["2026-08-21"]))).toBe("2026-08-20");
  });

  test("never has a close after now, and the next session's close always is", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1.5e12, max: 1.9e12 }), (time) => {
        const session = lastCompletedSession(new Date(time));
        const next = sessionsBetween(session, "2031-01-31")[1]!;
        expect(sessionClose(session).getTime()).toBeLessThanOrEqual(time);
        expect(sessionClose(next).getTime()).toBeGreaterThan(time);
      }),
    ));
});

describe("the last settled session", () => {
  test("is today's half an hour after the close, and not in the minutes after it", () => {
    expect(settledSession(at("2026-08-21T20:00:00.000Z"))).toBe("2026-08-20");
    expect(settledSession(at("2026-08-21T20:29:59.999Z"))).toBe("2026-08-20");
    expect(settledSession(at("2026-08-21T20:30:00.000Z"))).toBe("2026-08-21");
  });

  test("on a half day is today's from 13:30", () => {
    expect(settledSession(at("2025-11-28T18:29:59.999Z"))).toBe("2025-11-26");
    expect(settledSession(at("2025-11-28T18:30:00.000Z"))).toBe("2025-11-28");
  });
});
