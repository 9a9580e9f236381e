import { expect, test } from "vitest";
import type { BatchFailureView } from "./batch-views";
import { failureGroups, retriable, retryWords } from "./failure-groups";

const failure = (symbol: string, phase: string, retry: BatchFailureView["retry"] = null): BatchFailureView => ({
  symbol,
  phase,
  reason: "no answer",
  retry,
});

test("failures stand by phase in the order given", () => {
  const groups = failureGroups([failure("AAPL", "prices"), failure("KO", "metrics"), failure("XOM", "prices")], "");
  expect(groups.map(({ phase, failures }) => [phase, failures.map(({ symbol }) => symbol)])).toEqual([
    ["prices", ["AAPL", "XOM"]],
    ["metrics", ["KO"]],
  ]);
});

test("the filter looks for the text in the symbol, however it is written", () => {
  const groups = failureGroups([failure("BRK-B", "prices"), failure("KO", "prices")], " brk ");
  expect(groups.flatMap(({ failures }) => failures.map(({ symbol }) => symbol))).toEqual(["BRK-B"]);
  expect(failureGroups([failure("KO", "prices")], "zz")).toEqual([]);
});

test("a symbol is retried once, and not where it is mended or under way", () => {
  const groups = failureGroups(
    [
      failure("KO", "prices"),
      failure("KO", "metrics"),
      failure("XOM", "prices", { state: "mended", reason: null }),
      failure("AAPL", "prices", { state: "failed", reason: "no answer" }),
      failure("JPM", "prices", { state: "running", reason: null }),
    ],
    "",
  );
  expect(retriable(groups)).toEqual(["AAPL", "KO"]);
});

test("what a retry came to is said in words", () => {
  expect(retryWords(failure("KO", "prices"))).toBeNull();
  expect(retryWords(failure("KO", "prices", { state: "mended", reason: null }))).toBe("Mended by a retry");
  expect(retryWords(failure("KO", "prices", { state: "failed", reason: null }))).toBe(
    "Failed again: the retry did not finish",
  );
});
