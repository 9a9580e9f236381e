import { expect, test } from "vitest";
import { durationWords, newYorkTime, phaseWords } from "./batch-views";

test("durations read as people say them", () => {
  expect([0.2, 48.4, 60, 200, 3600, 3900].map(durationWords)).toEqual([
    "under 1 s",
    "48 s",
    "1 min",
    "3 min 20 s",
    "1 h 0 min",
    "1 h 5 min",
  ]);
});

test("times are New York's, in summer and in winter", () => {
  expect(newYorkTime("2026-08-22T01:00:05Z")).toBe("21:00:05");
  expect(newYorkTime("2026-01-06T02:00:05Z")).toBe("21:00:05");
});

test("a phase nobody named is shown by its key", () => {
  expect(phaseWords("ridge_factors")).toBe("Style betas");
  expect(phaseWords("new_phase")).toBe("new phase");
});
