import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDay, parseDay, weekday } from "./day-number";
import { addSessions, isHalfDay, isSession, sessionDistance, sessionsBetween, sessionsEnding } from "./sessions";

/** Weekdays on which New York did not, or will not, trade: the exchange's own notices, one-off closures included. */
const CLOSED: Record<number, string> = {
  2018: "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25",
  2019: "01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25",
  2020: "01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25",
  2021: "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
  2022: "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
  2023: "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
  2024: "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
  2025: "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
  2026: "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
  2027: "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
  2028: "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25",
};

const HALF_DAYS: Record<number, string> = {
  2002: "07-05 11-29 12-24",
  2012: "07-03 11-23 12-24",
  2013: "07-03 11-29 12-24",
  2018: "07-03 11-23 12-24",
  2019: "07-03 11-29 12-24",
  2020: "11-27 12-24",
  2021: "11-26",
  2022: "11-25",
  2023: "07-03 11-24",
  2024: "07-03 11-29 12-24",
  2025: "07-03 11-28 12-24",
  2026: "11-27 12-24",
  2027: "11-26",
  2028: "07-03 11-24",
};

const SESSION_COUNTS: Record<number, number> = {
  2001: 248,
  2008: 253,
  2012: 250,
  2018: 251,
  2019: 252,
  2020: 253,
  2021: 252,
  2022: 251,
  2023: 250,
  2024: 252,
  2025: 250,
  2026: 251,
  2027: 251,
  2028: 251,
  2029: 251,
  2030: 251,
};

const dates = (year: string, list: string) => list.split(" ").map((day) => `${year}-${day}`);
const weekdaysOf = (year: string) => {
  const first = parseDay(`${year}-01-01`)!;
  const last = parseDay(`${year}-12-31`)!;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((d) => weekday(d) % 6 !== 0)
    .map(formatDay);
};

describe("New York sessions", () => {
  test.each(Object.entries(CLOSED))("in %s exactly the announced weekdays have no trading", (year, closed) => {
    expect(weekdaysOf(year).filter((date) => !isSession(date))).toEqual(dates(year, closed));
  });

  test.each(Object.entries(HALF_DAYS))("in %s exactly the announced sessions end at 13:00", (year, halves) => {
    expect(sessionsBetween(`${year}-01-01`, `${year}-12-31`).filter((date) => isHalfDay(date))).toEqual(
      dates(year, halves),
    );
  });

  test.each(Object.entries(SESSION_COUNTS))("%s has %i sessions", (year, count) => {
    expect(sessionsBetween(`${year}-01-01`, `${year}-12-31`)).toHaveLength(count);
  });

  test("a New Year's Day on a Saturday gives no holiday before or after it", () => {
    for (const date of [
      "2004-12-31",
      "2005-01-03",
      "2010-12-31",
      "2011-01-03",
      "2021-12-31",
      "2022-01-03",
      "2027-12-31",
    ]) {
      expect(isSession(date)).toBe(true);
    }
  });

  test("Juneteenth is kept from 2022 and not before", () => {
    expect(isSession("2020-06-19")).toBe(true);
    expect(isSession("2021-06-18")).toBe(true);
    expect(isSession("2022-06-20")).toBe(false);
  });

  test("the one-off closures of the century are no sessions", () => {
    for (const date of ["2001-09-11", "2001-09-14", "2004-06-11", "2007-01-02", "2012-10-29", "2012-10-30"]) {
      expect(isSession(date)).toBe(false);
    }
    expect(addSessions("2001-09-10", 1)).toBe("2001-09-17");
  });

  test("weekends, impossible dates and other text are no sessions", () => {
    for (const text of [
      "2026-08-22",
      "2026-02-30",
      "2025-02-29",
      "2026-13-01",
      "2026-8-21",
      "",
      "__proto__",
      "1889-05-06",
    ]) {
      expect(isSession(text)).toBe(false);
    }
  });

  test("a date that cannot be counted from throws with the date in the message", () => {
    expect(() => addSessions("2026-02-30", 1)).toThrow('"2026-02-30"');
    expect(() => sessionsEnding("1990-01-05", 100)).toThrow("cannot give 100 sessions");
  });
});

describe("counting", () => {
  const date = fc.integer({ min: parseDay("1995-01-01")!, max: parseDay("2055-12-31")! }).map(formatDay);
  const steps = fc.integer({ min: -600, max: 600 });

  test("zero sessions from a date is the last session on or before it", () => {
    expect(addSessions("2026-08-22", 0)).toBe("2026-08-21");
    expect(addSessions("2026-08-22", 1)).toBe("2026-08-24");
    expect(addSessions("2026-08-22", -1)).toBe("2026-08-21");
    expect(addSessions("2026-08-21", -1)).toBe("2026-08-20");
  });

  test("walking there and back again ends where it began", () =>
    fc.assert(
      fc.property(date, steps, (from, n) => {
        const start = addSessions(from, 0);
        const there = addSessions(start, n);
        expect(sessionDistance(start, there)).toBe(n);
        expect(addSessions(there, -n)).toBe(start);
      }),
    ));

  test("the sessions between two dates are those that isSession knows", () =>
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 90 }), (from, days) => {
        const first = parseDay(from)!;
        const each = Array.from({ length: days + 1 }, (_, i) => formatDay(first + i)).filter((d) => isSession(d));
        expect(sessionsBetween(from, formatDay(first + days))).toEqual(each);
      }),
    ));

  test("the sessions that end on a date are as many as asked, the last of them on or before it", () => {
    const window = sessionsEnding("2026-08-23", 253);
    expect(window).toHaveLength(253);
    expect(window.at(-1)).toBe("2026-08-21");
    expect(sessionsBetween(window[0]!, "2026-08-21")).toEqual(window);
  });

  test("sessions between dates in the wrong order are none", () => {
    expect(sessionsBetween("2026-08-21", "2026-08-20")).toEqual([]);
  });

  test("a closure handed in is no session, and the days around it become neighbours", () => {
    const closures = new Set(["2026-08-20"]);
    expect(isSession("2026-08-20", closures)).toBe(false);
    expect(addSessions("2026-08-19", 1, closures)).toBe("2026-08-21");
    expect(sessionDistance("2026-08-19", "2026-08-21", closures)).toBe(1);
    expect(isSession("2026-08-20")).toBe(true);
  });

  test("sets of one size with other dates in them have other sessions, also when many came between", () => {
    const days = sessionsBetween("2026-03-02", "2026-03-31");
    const check = () => {
      for (const day of days) {
        expect(isSession(day, new Set([day]))).toBe(false);
        expect(isSession(day, new Set(["2026-08-20"]))).toBe(true);
      }
    };
    check();
    check();
  });

  test("a closure added to the same set later counts from then on", () => {
    const closures = new Set<string>();
    expect(isSession("2026-08-20", closures)).toBe(true);
    closures.add("2026-08-20");
    expect(isSession("2026-08-20", closures)).toBe(false);
  });

  test("a half day that is closed is not a half day", () => {
    expect(isHalfDay("2026-11-27")).toBe(true);
    expect(isHalfDay("2026-11-27", new Set(["2026-11-27"]))).toBe(false);
  });

  test("a hundred thousand questions take less than a second", () => {
    isSession("2026-08-21");
    const start = performance.now();
    for (let i = 0; i < 100_000; i++) sessionDistance("2018-01-02", addSessions("2018-01-02", i % 2000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const pricesFile = "../shared/data/prices.csv.gz";
const present = existsSync(pricesFile);
if (!present) console.info("sessions: real prices left out, ../shared is absent");

describe.runIf(present)("against three years of real prices", () => {
  test("SPY has a bar on every session of the calendar and on no other day", () => {
    const traded = gunzipSync(readFileSync(pricesFile))
      .toString("utf8")
      .split("\n")
      .filter((line) => line.startsWith("SPY,"))
      .map((line) => line.slice(4, 14));
    expect(traded).toHaveLength(754);
    expect(traded).toEqual(sessionsBetween(traded[0]!, traded.at(-1)!));
  });
});
