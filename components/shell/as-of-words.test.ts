import { expect, test } from "vitest";
import { asOfWords } from "./as-of-words";

test("the line names the published night and nothing else while it is the last", () => {
  expect(asOfWords("2026-08-21", null)).toBe("Prices are from Fri 21 Aug 2026.");
});

test("a later session that readers do not see is named with the reason", () => {
  const said = (["running", "unpublished", "failed", "cancelled", "due", "late"] as const).map((state) =>
    asOfWords("2026-08-21", { session: "2026-08-24", state }),
  );
  expect(said).toEqual([
    "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 has not finished.",
    "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 was not good enough to publish.",
    "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 failed.",
    "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 was cancelled.",
    "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 is due at 21:00 New York.",
    "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 has not started.",
  ]);
});

test("before the first publish there is no night to name", () => {
  expect(asOfWords(null, { session: "2026-08-21", state: "running" })).toMatch(/^No night has been published yet/);
});
