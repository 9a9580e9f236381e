import { describe, expect, test } from "vitest";
import { decideTry, isNightLate, MOST_TRIES, type NightFacts, restartLoop } from "./night-decisions";

type Run = NightFacts["runs"][number];

const SESSION = "2026-07-16";
const at = (time: string) => new Date(time);

const run = (changes: Partial<Run> = {}): Run => ({
  id: "a",
  status: "failed",
  trigger: "cron",
  outcome: "Failed: no SPY bar yet",
  gate: null,
  finishedAt: at("2026-07-16T21:05:00-04:00"),
  ...changes,
});

const night = (changes: Partial<NightFacts> = {}): NightFacts => ({
  now: at("2026-07-16T21:30:00-04:00"),
  session: SESSION,
  published: "2026-07-15",
  runs: [run()],
  closures: new Set(),
  ...changes,
});

const opens = (changes: Partial<NightFacts>) => decideTry(night(changes)).open;

describe("a night that failed", () => {
  test("is tried again 20 minutes later, as the successor of the run that failed, and says why", () => {
    expect(opens({ now: at("2026-07-16T21:24:59-04:00") })).toBe(false);
    expect(decideTry(night({ now: at("2026-07-16T21:25:00-04:00") }))).toEqual({
      open: true,
      trigger: "successor",
      predecessorId: "a",
      reason: "tried again: Failed: no SPY bar yet",
    });
  });

  test.each([
    [0, 20],
    [1, 40],
    [2, 60],
    [7, 160],
  ])("%i times again already waits %i minutes", (tries, minutes) => {
    const runs = [...Array(tries).fill(run({ trigger: "successor" })), run()];
    const due = Date.parse("2026-07-16T21:05:00-04:00") + minutes * 60_000;
    expect(opens({ runs, now: new Date(due - 1) })).toBe(false);
    expect(opens({ runs, now: new Date(due) })).toBe(true);
  });

  test("is tried again eight times and no more", () => {
    const runs = [...Array(MOST_TRIES).fill(run({ trigger: "successor" })), run()];
    expect(decideTry(night({ runs, now: at("2026-07-17T06:00:00-04:00") }))).toEqual({
      open: false,
      sentence: "It was tried again 8 times.",
    });
  });

  test("is left alone from 09:00 New York of the next session: after a weekend or a holiday that is days later", () => {
    expect(opens({ now: at("2026-07-17T08:59:59-04:00") })).toBe(true);
    expect(opens({ now: at("2026-07-17T09:00:00-04:00") })).toBe(false);
    expect(opens({ session: "2026-07-17", now: at("2026-07-19T23:00:00-04:00") })).toBe(true);
    expect(opens({ session: "2026-07-17", now: at("2026-07-20T09:00:00-04:00") })).toBe(false);
    // Thanksgiving, and the half day after it; in winter 09:00 New York is 14:00 UTC.
    expect(opens({ session: "2026-11-25", now: at("2026-11-26T20:00:00-05:00") })).toBe(true);
    expect(opens({ session: "2026-11-25", now: at("2026-11-27T13:59:59Z") })).toBe(true);
    expect(opens({ session: "2026-11-25", now: at("2026-11-27T14:00:00Z") })).toBe(false);
  });

  test("by the gate because SPY lacks prices is tried again, although it has no beta then either", () => {
    const gate = (["factor_etfs", "spy_beta"] as const).map((check) => ({ check, passed: false, detail: "" }));
    const late = night({ runs: [run({ status: "unpublished", gate })], now: at("2026-07-16T22:30:00-04:00") });
    expect(decideTry(late)).toMatchObject({ open: true, trigger: "successor" });
  });

  test("by the gate is tried again where the provider may mend it, and left to an operator where not", () => {
    const refused = (check: "coverage" | "factor_etfs" | "spy_beta" | "beta_drift") => [
      run({ status: "unpublished", gate: [{ check, passed: false, detail: "" }] }),
    ];
    expect(opens({ runs: refused("coverage") })).toBe(true);
    expect(opens({ runs: refused("factor_etfs") })).toBe(true);
    expect(opens({ runs: refused("spy_beta") })).toBe(false);
    expect(opens({ runs: refused("beta_drift") })).toBe(false);
  });

  test.each(["cancelled", "completed", "running"] as const)("is not tried again while its last run is %s", (status) => {
    expect(opens({ runs: [run({ status }), run()] })).toBe(false);
  });

  test("is not tried again once its session, or a newer one, is published", () => {
    expect(opens({ published: SESSION })).toBe(false);
    expect(opens({ published: "2026-07-17" })).toBe(false);
  });
});

describe("a night without a run", () => {
  test("waits for its tick until 22:00 New York, an early close's too, and is opened then", () => {
    expect(opens({ runs: [], now: at("2026-07-16T21:59:59-04:00") })).toBe(false);
    expect(decideTry(night({ runs: [], now: at("2026-07-16T22:00:00-04:00") }))).toMatchObject({
      open: true,
      trigger: "cron",
      predecessorId: null,
    });
    const halfDay = { runs: [], session: "2026-11-27", published: "2026-11-25" };
    expect(opens({ ...halfDay, now: at("2026-11-27T21:59:59-05:00") })).toBe(false);
    expect(opens({ ...halfDay, now: at("2026-11-27T22:00:00-05:00") })).toBe(true);
  });

  test("of a database that was never filled is nobody's business", () => {
    expect(opens({ runs: [], published: null, now: at("2026-07-16T23:30:00-04:00") })).toBe(false);
  });
});

describe("a night is late", () => {
  test("from 23:00 New York on while its session is not published", () => {
    expect(isNightLate(night({ now: at("2026-07-16T22:59:59-04:00") }))).toBe(false);
    expect(isNightLate(night({ now: at("2026-07-16T23:00:00-04:00") }))).toBe(true);
    expect(isNightLate(night({ now: at("2026-07-16T23:00:00-04:00"), published: SESSION }))).toBe(false);
  });

  test("also where nobody had begun it, but not in a database without any night", () => {
    const now = at("2026-07-17T07:00:00-04:00");
    expect(isNightLate(night({ now, runs: [] }))).toBe(true);
    expect(isNightLate(night({ now, runs: [], published: null }))).toBe(false);
    expect(isNightLate(night({ now, published: null }))).toBe(true);
    // A first fill within the provider's hourly limits may take a night and more.
    expect(isNightLate(night({ now, published: null, runs: [run({ status: "running" })] }))).toBe(false);
  });
});

describe("a restart loop", () => {
  const starts = (...minutes: number[]) => minutes.map((minute) => new Date(minute * 60_000));
  const loop = (minutes: number[], now: number) => restartLoop(starts(...minutes), new Date(now * 60_000));

  test("is five starts within a quarter of an hour", () => {
    expect(loop([0, 1, 2, 3], 4)).toBeNull();
    expect(loop([0, 4, 8, 12, 15], 16)).toEqual({ since: new Date(0), starts: 5 });
    expect(loop([0, 4, 8, 12, 15.1], 16)).toBeNull();
  });

  test("has one name as long as it goes on, also where it slows down", () => {
    expect(loop([0, 1, 2, 3, 4, 10, 20, 30], 31)?.since).toEqual(new Date(0));
    expect(loop([0, 10, 20, 30, 31, 32, 33, 34], 35)?.since).toEqual(new Date(0));
  });

  test("is over after a quarter of an hour of rest, and another one is another", () => {
    expect(loop([0, 1, 2, 3, 4], 19)).not.toBeNull();
    expect(loop([0, 1, 2, 3, 4], 19.1)).toBeNull();
    expect(loop([0, 1, 2, 3, 4, 60, 61, 62, 63, 64], 65)?.since).toEqual(new Date(60 * 60_000));
    expect(loop([0, 1, 2, 3, 4, 60], 61)).toBeNull();
  });
});
