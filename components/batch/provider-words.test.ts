import { expect, test } from "vitest";
import { budgetSentence, callSentence, kindWords, lastHour } from "./provider-words";

const NOW = "2026-08-22T01:30:20.000Z";
const at = (minute: string, calls: number, failed = 0, rateLimited = 0) => ({ minute, calls, failed, rateLimited });

test("the last hour is sixty minutes up to this one, those without a call included", () => {
  const minutes = lastHour(
    [at("2026-08-22T00:30:00Z", 99), at("2026-08-22T00:31:00Z", 3), at("2026-08-22T01:30:00Z", 5)],
    NOW,
  );
  expect(minutes).toHaveLength(60);
  expect(minutes[0]).toEqual(at("2026-08-22T00:31:00.000Z", 3));
  expect(minutes[1]?.calls).toBe(0);
  expect(minutes[59]).toEqual(at("2026-08-22T01:30:00.000Z", 5));
});

test("the sentence says what the bars show", () => {
  expect(callSentence(lastHour([], NOW))).toBe("No calls in the last hour.");
  const busy = lastHour([at("2026-08-22T01:04:00Z", 1200, 2, 1), at("2026-08-22T01:05:00Z", 4)], NOW);
  expect(callSentence(busy)).toBe(
    "1,204 calls in the last hour, 2 failed, 1 told to slow down; at most 1,200 in one minute, at 21:04.",
  );
  const quiet = lastHour([at("2026-08-22T01:04:00Z", 1)], NOW);
  expect(callSentence(quiet)).toBe("1 call in the last hour, none failed; at most 1 in one minute, at 21:04.");
});

test("a market without a budget says so", () => {
  expect(budgetSentence({ used: 1204, allowed: 1800 })).toBe("1,204 of the 1,800 calls an hour are used.");
  expect(budgetSentence({ used: 0, allowed: null })).toBe("This market has no hourly budget.");
});

test("a kind of call nobody named is shown by its own name", () => {
  expect(kindWords("quoteSummary")).toBe("Profiles");
  expect(kindWords("screener")).toBe("screener");
});
