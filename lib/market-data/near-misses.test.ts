import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NEARNESSES, nearMisses, spellings } from "./near-misses";
import { isSymbol } from "./symbols";

const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const word = (minLength: number, maxLength: number) =>
  fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(""));
const separator = fc.constantFrom("", ".", "-");

test.each([
  ["BRKB", "BRK-B", "same_letters"],
  ["BRK.B", "BRK-B", "same_letters"],
  ["BAC.PRL", "BAC-PL", "same_letters"],
  ["BACPL", "BAC-PL", "same_letters"],
  ["XYZ.WS", "XYZ-WT", "same_letters"],
  ["APPL", "AAPL", "swapped"],
  ["AALP", "AAPL", "swapped"],
  ["VOD.L", "VOD", "ending"],
  ["AAPL.OQ", "AAPL", "ending"],
  ["^AAPL", "AAPL", "same_letters"],
  ["GOGL", "GOOGL", "extra_or_missing"],
  ["TSLAA", "TSLA", "extra_or_missing"],
  ["MSGT", "MSFT", "other_letter"],
])("%s is near to %s: %s", (written, meant, nearness) => expect(nearMisses(written).get(meant)).toBe(nearness));

test("a class share is found however it is separated", () =>
  fc.assert(
    fc.property(word(1, 4), letter, separator, (base, share, between) => {
      const written = `${base}${between}${share}`;
      if (between !== "-") expect(nearMisses(written).get(`${base}-${share}`)).toBe("same_letters");
      if (between !== "-") expect(spellings(written)).toContain(`${base}-${share}`);
    }),
  ));

const symbol = fc.oneof(
  word(1, 8),
  fc.tuple(word(1, 5), fc.constantFrom(".", "-", "="), word(1, 4)).map((parts) => parts.join("")),
  fc.stringMatching(/^\^?[A-Z0-9]{1,10}(?:[.=-][A-Z0-9]{1,6}){0,2}$/),
);

test("every near miss may be asked for, is another symbol, and there are few of them", () =>
  fc.assert(
    fc.property(symbol, (written) => {
      const near = nearMisses(written);
      expect(near.size).toBeLessThanOrEqual(360);
      expect(near.has(written)).toBe(false);
      for (const name of near.keys()) expect(isSymbol(name)).toBe(true);
      for (const name of spellings(written)) expect(near.has(name)).toBe(true);
      expect(spellings(written).length).toBeLessThanOrEqual(8);
      const kinds = [...near.values()].map((kind) => NEARNESSES.indexOf(kind));
      expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
    }),
  ));

test("a slip is one letter more, less or other, or two in each other's place, and is as near the other way round", () =>
  fc.assert(
    fc.property(word(4, 6), (written) => {
      for (const [name, nearness] of nearMisses(written)) {
        if (nearness === "same_letters" || nearness === "ending") continue;
        expect(distance(written, name)).toBe(1);
        if (name.length >= 4 && name.length <= 6) expect(nearMisses(name).get(written)).toBe(nearness);
      }
    }),
    { numRuns: 20 },
  ));

describe("what is no symbol has no near miss", () => {
  test.each(["", "../x", "a", "A B", "__proto__", "A?B", "А"])("%j", (text) => {
    expect(nearMisses(text).size).toBe(0);
    expect(spellings(text)).toEqual([]);
  });
});

test("of two letters nothing is one slip away, of three only a swap", () => {
  expect([...nearMisses("GE").values()].every((kind) => kind === "same_letters")).toBe(true);
  expect(new Set(nearMisses("IMB").values())).toEqual(new Set(["same_letters", "swapped"]));
  expect(nearMisses("IMB").get("IBM")).toBe("swapped");
});

/** Letters added, dropped, changed or swapped with their neighbour: the slow twin. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}
