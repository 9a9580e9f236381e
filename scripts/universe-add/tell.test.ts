import { expect, test } from "vitest";
import { readArguments } from "./arguments";
import { additionLines, nextLines } from "./tell";

const situation = { published: "2026-08-21", callsPerHour: 1_800, appUrl: "http://127.0.0.1:3000" };
const fresh = (count: number) => ({
  fresh: Array.from({ length: count }, (_, i) => `S${i}`),
  reopened: [],
  present: [],
});

test("what has become of the symbols is counted, and those that wait in vain are told apart", () => {
  const addition = {
    fresh: ["A"],
    reopened: ["B"],
    present: [
      { symbol: "C", status: "active" as const },
      { symbol: "D", status: "delisted" as const },
    ],
  };
  expect(additionLines(addition, { refused: 2, dryRun: false })).toEqual([
    "Symbols: 1 new, 2 there already, 1 looked for again, 2 refused.",
    "Of those there already: 1 are delisted.",
  ]);
  expect(additionLines(fresh(1_253), { refused: 0, dryRun: true })).toEqual(["Would be: 1,253 new, 0 there already."]);
});

test("how long the new ones take follows from the calls an hour", () => {
  expect(nextLines(fresh(1_253), situation)[0]).toMatch(
    /1,253 calls of at most 1,800 an hour, which fit into one hour/,
  );
  expect(nextLines(fresh(4_000), situation)[0]).toMatch(/about 3 hours/);
  expect(nextLines(fresh(0), situation)).toEqual([]);
});

test("what is next depends on whether anything is published", () => {
  expect(nextLines(fresh(3), situation).join("\n")).toMatch(/curl -X POST .*"force":true/);
  expect(nextLines(fresh(3), { ...situation, published: null }).join("\n")).toMatch(/npm start begins the first fill/);
});

test("wrong arguments are a sentence, and nothing to add is the help", () => {
  expect(readArguments(["AAPL", "--list", "us", "--dry-run"])).toEqual({ given: ["AAPL"], list: "us", dryRun: true });
  expect(readArguments(["--help"])).toBeNull();
  expect(() => readArguments([])).toThrow(/^Nothing to add\.[\s\S]*Usage:/);
  expect(() => readArguments(["--list", "uk"])).toThrow("--list uk is not there: the one list is us.");
  expect(() => readArguments(["--lst"])).toThrow(/Unknown option/);
});
