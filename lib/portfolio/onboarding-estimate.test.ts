import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Estimate,
  estimateOnboarding,
  latestOf,
  ONBOARDING_PHASES,
  type OnboardingPace,
} from "./onboarding-estimate";

const NOW = 1_000_000_000;

/** As many of the phases, from the first on. */
const completed = fc.integer({ min: 0, max: 4 }).map((count) => ONBOARDING_PHASES.slice(0, count));
const phaseMs = fc.record(
  Object.fromEntries(ONBOARDING_PHASES.map((phase) => [phase, fc.integer({ min: 0, max: 20_000 })])),
  { requiredKeys: [] },
);
const ago = fc.integer({ min: 0, max: 40_000 });

/** A queue in which B0 … are worked on, L0 … stand in the line with strangers between them, and R0 … are tried later. */
const pace: fc.Arbitrary<OnboardingPace> = fc
  .record({
    phaseMs,
    betweenMs: fc.integer({ min: -100, max: 5_000 }),
    underWay: fc.array(fc.record({ completed, ago }), { maxLength: 5 }),
    inLine: fc.array(fc.record({ completed, strangers: fc.integer({ min: 0, max: 4 }), ago }), { maxLength: 6 }),
    retrying: fc.array(fc.record({ completed, inMs: fc.integer({ min: 1, max: 900_000 }) }), { maxLength: 2 }),
    moved: fc.option(ago),
  })
  .map(({ phaseMs, betweenMs, underWay, inLine, retrying, moved }) => {
    let ahead = -1;
    return {
      phaseMs,
      betweenMs,
      underWay: underWay.map(({ completed, ago }, i) => ({ symbol: `B${i}`, completed, since: NOW - ago })),
      inLine: inLine.map(({ completed, strangers, ago }, i) => {
        ahead += strangers + 1;
        return { symbol: `L${i}`, completed, ahead, since: NOW - ago };
      }),
      retrying: retrying.map(({ completed, inMs }, i) => ({ symbol: `R${i}`, completed, retryAt: NOW + inMs })),
      movedAt: moved === null ? null : NOW - moved,
    };
  });

/** Where both are known, none of them is more than it was. */
function expectNoMore(before: ReadonlyMap<string, Estimate>, after: ReadonlyMap<string, Estimate>): void {
  for (const [symbol, { seconds }] of after) {
    const had = before.get(symbol)?.seconds ?? null;
    if (seconds !== null && had !== null) expect(`${symbol} ${seconds <= had}`).toBe(`${symbol} true`);
  }
}

describe("an estimate", () => {
  test("is a whole second or more for every symbol, or says that it is late", () =>
    fc.assert(
      fc.property(pace, (drawn) => {
        const estimates = estimateOnboarding(drawn, NOW);
        expect(estimates.size).toBe(drawn.underWay.length + drawn.inLine.length + drawn.retrying.length);
        for (const { seconds, isLate } of estimates.values()) {
          expect(seconds === null).toBe(isLate);
          if (seconds !== null) expect(Number.isInteger(seconds) && seconds >= 1).toBe(true);
        }
      }),
    ));

  test("never rises with time alone, and one that was late stays late", () =>
    fc.assert(
      fc.property(pace, fc.integer({ min: 1, max: 60_000 }), (drawn, later) => {
        const { retrying: _, ...steady } = drawn;
        const before = estimateOnboarding({ ...steady, retrying: [] }, NOW);
        const after = estimateOnboarding({ ...steady, retrying: [] }, NOW + later);
        expectNoMore(before, after);
        for (const [symbol, { isLate }] of before) if (isLate) expect(after.get(symbol)?.isLate).toBe(true);
      }),
    ));

  test("does not rise when one under way gets a phase further, or ends", () =>
    fc.assert(
      fc.property(
        pace.filter(({ underWay }) => underWay.length > 0),
        (drawn) => {
          const [first, ...rest] = drawn.underWay;
          if (first === undefined) throw new Error("one is under way");
          const before = estimateOnboarding(drawn, NOW);
          const further = {
            ...first,
            completed: ONBOARDING_PHASES.slice(0, first.completed.length + 1),
            since: NOW,
          };
          expectNoMore(before, estimateOnboarding({ ...drawn, underWay: [further, ...rest], movedAt: NOW }, NOW));
          expectNoMore(before, estimateOnboarding({ ...drawn, underWay: rest, movedAt: NOW }, NOW));
        },
      ),
    ));

  test("does not fall when somebody more urgent comes before", () =>
    fc.assert(
      fc.property(pace, fc.integer({ min: 1, max: 30 }), (drawn, more) => {
        const behind = { ...drawn, inLine: drawn.inLine.map((one) => ({ ...one, ahead: one.ahead + more })) };
        expectNoMore(estimateOnboarding(behind, NOW), estimateOnboarding(drawn, NOW));
      }),
    ));

  test("of the line follows its order", () =>
    fc.assert(
      fc.property(pace, (drawn) => {
        const fresh = { ...drawn, inLine: drawn.inLine.map((one) => ({ ...one, completed: [], since: NOW })) };
        const estimates = estimateOnboarding(fresh, NOW);
        const line = fresh.inLine.map(({ symbol }) => estimates.get(symbol)?.seconds ?? 0);
        expect(line).toEqual([...line].sort((a, b) => a - b));
      }),
    ));

  test("counts a retry from its time on", () =>
    fc.assert(
      fc.property(pace, (drawn) => {
        const estimates = estimateOnboarding(drawn, NOW);
        for (const { symbol, retryAt } of drawn.retrying) {
          expect(estimates.get(symbol)?.seconds).toBeGreaterThanOrEqual(Math.ceil((retryAt - NOW) / 1000));
        }
      }),
    ));

  const even = { found: 200, history: 400, betas: 200, metrics: 100, portfolios: 100 };
  const idle: OnboardingPace = { phaseMs: even, betweenMs: 0, underWay: [], inLine: [], retrying: [], movedAt: NOW };
  const line = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ symbol: `L${i}`, completed: [], ahead: i, since: NOW }));

  test("of fifty at a second each, three at once, is 17 seconds for the last and 1 for the first", () => {
    const estimates = estimateOnboarding({ ...idle, inLine: line(50) }, NOW);
    expect([estimates.get("L0")?.seconds, estimates.get("L2")?.seconds, estimates.get("L3")?.seconds]).toEqual([
      1, 1, 2,
    ]);
    expect(latestOf([...estimates.values()])).toEqual({ seconds: 17, isLate: false });
  });

  test("counts the way between phases, too", () => {
    const estimates = estimateOnboarding({ ...idle, betweenMs: 1_000, inLine: line(50) }, NOW);
    expect(estimates.get("L49")?.seconds).toBe(34);
  });

  test("is a guess of five seconds where nothing was measured", () => {
    const estimates = estimateOnboarding({ ...idle, phaseMs: {}, inLine: line(1) }, NOW);
    expect(estimates.get("L0")).toEqual({ seconds: 5, isLate: false });
  });

  test("counts only what is left of one under way, a step that was passed over included", () => {
    const slow = { found: 4_000, history: 4_000, betas: 4_000, metrics: 4_000, portfolios: 4_000 };
    const underWay = [{ symbol: "B", completed: ["history" as const], since: NOW - 1_000 }];
    expect(estimateOnboarding({ ...idle, phaseMs: slow, underWay }, NOW).get("B")?.seconds).toBe(11);
  });

  test("says of one that has run over, and of one nobody begins on, that it is late", () => {
    const underWay = [{ symbol: "B", completed: [], since: NOW - 5_700 }];
    expect(estimateOnboarding({ ...idle, underWay }, NOW).get("B")?.isLate).toBe(true);
    const next = { ...idle, inLine: line(2) };
    expect(estimateOnboarding(next, NOW + 10_000).get("L0")?.isLate).toBe(false);
    expect(estimateOnboarding(next, NOW + 10_001).get("L0")?.isLate).toBe(true);
    expect(latestOf([...estimateOnboarding(next, NOW + 10_001).values()])).toEqual({ seconds: null, isLate: true });
  });

  test("of nothing is none", () => {
    expect(latestOf([])).toBeNull();
  });
});
