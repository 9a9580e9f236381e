import { describe, expect, test } from "vitest";
import { summarise } from "./figure";

describe("a bench figure", () => {
  test("has the smallest, the middle and the 95th of a hundred samples", () => {
    const samples = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(summarise("a", "ms", samples)).toEqual({ name: "a", unit: "ms", min: 1, median: 50, p95: 95 });
  });

  test("of one sample is that sample, and carries a ratio where there is one", () => {
    expect(summarise("a", "ms", [7], { ratio: 40 })).toEqual({
      name: "a",
      unit: "ms",
      min: 7,
      median: 7,
      p95: 7,
      ratio: 40,
    });
  });

  test("does not exist without samples, or with one that is no number", () => {
    expect(() => summarise("a", "ms", [])).toThrow("a needs finite samples");
    expect(() => summarise("a", "ms", [1, Number.NaN])).toThrow("NaN");
  });
});
