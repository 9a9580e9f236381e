import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeHistory } from "../accept-history";
import { DROP_REASONS, type History } from "../market";
import { historyOf, PRICES, times } from "./testing-series";

/** Days of up to 5 %, in hundredths of a per cent. */
const good = fc
  .array(fc.integer({ min: -500, max: 500 }), { minLength: 25, maxLength: 120 })
  .map((points) => historyOf(points.map((point) => point / 10_000)));
const scale = fc.integer({ min: -40, max: 40 }).map((power) => 1.5 ** power);
const scaledBy = (history: History, factor: number): History => ({
  ...history,
  bars: history.bars.map((bar) => times(bar, factor)),
});

describe("always", () => {
  test("a good series is accepted as it is, in whatever unit it is", () =>
    fc.assert(
      fc.property(good, scale, (history, factor) => {
        const scaled = scaledBy(history, factor);
        expect(judgeHistory(scaled)).toEqual({ verdict: "accepted", history: scaled, findings: [] });
      }),
    ));

  test("a hundredfold error in any price of any bar is found, and what is returned has none", () =>
    fc.assert(
      fc.property(
        good,
        scale,
        fc.nat(),
        fc.constantFrom(100, 1 / 100),
        fc.subarray([...PRICES], { minLength: 1 }),
        (series, unit, at, factor, fields) => {
          const history = scaledBy(series, unit);
          const i = at % history.bars.length;
          const wrong = {
            ...history,
            bars: history.bars.map((bar, n) => (n === i ? times(bar, factor, fields) : bar)),
          };
          const judged = judgeHistory(wrong);
          expect(judged.verdict).not.toBe("accepted");
          expect(judged.findings.map(({ kind }) => kind)).toContain("unit_error");
          const right = new Map(history.bars.map((bar) => [bar.session, bar]));
          for (const bar of judged.history.bars) {
            for (const field of PRICES) {
              const off = (bar[field] ?? Number.NaN) / (right.get(bar.session)?.[field] ?? Number.NaN);
              expect(Math.abs(off - 1)).toBeLessThan(1e-9);
            }
          }
          expect(judged.history.bars.length).toBeGreaterThanOrEqual(history.bars.length - 1);
        },
      ),
    ));

  test("a spike of at least twice in any bar but the first and last is left out, and nothing else", () =>
    fc.assert(
      fc.property(good, fc.nat(), fc.integer({ min: 20, max: 90 }), fc.boolean(), (history, at, tenths, isUp) => {
        const i = 1 + (at % (history.bars.length - 2));
        const factor = isUp ? tenths / 10 : 10 / tenths;
        const wrong = { ...history, bars: history.bars.map((bar, n) => (n === i ? times(bar, factor) : bar)) };
        const judged = judgeHistory(wrong);
        expect(judged.findings.map(({ kind }) => kind)).toEqual(["spike"]);
        expect(judged.history.bars).toEqual(history.bars.filter((_, n) => n !== i));
      }),
    ));

  test("the order of the rows that were left out changes nothing", () =>
    fc.assert(
      fc.property(
        good,
        fc
          .array(
            fc.record({
              session: fc.option(fc.constantFrom("2026-08-03", "2026-08-04", "2026-08-05")),
              reason: fc.constantFrom(...DROP_REASONS),
            }),
          )
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        (history, [dropped, shuffled]) => {
          expect(judgeHistory({ ...history, dropped: shuffled }).findings).toEqual(
            judgeHistory({ ...history, dropped }).findings,
          );
        },
      ),
    ));

  test("what was mended is accepted when it comes again", () =>
    fc.assert(
      fc.property(good, fc.nat(), fc.constantFrom(100, 1 / 100, 3, 1 / 3), (history, at, factor) => {
        const i = at % history.bars.length;
        const wrong = { ...history, bars: history.bars.map((bar, n) => (n === i ? times(bar, factor) : bar)) };
        const { verdict, history: mended } = judgeHistory(wrong);
        if (verdict === "repaired") expect(judgeHistory(mended).verdict).toBe("accepted");
      }),
    ));
});
