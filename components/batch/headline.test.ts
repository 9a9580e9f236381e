import { expect, test } from "vitest";
import { headline } from "./headline";

const PUBLISHED = { session: "2026-08-21", symbolsPriced: 1257, coverage: 0.997 };
const WHY = "Not published: 900 of 1261 expected symbols have a bar.";

test("a published night is told with its size and nothing else", () => {
  expect(headline(PUBLISHED, null, null)).toEqual({
    tone: "done",
    sentence: "Fri 21 Aug 2026 is published: 1,257 symbols, 99.7\u202f% coverage.",
    meaning: null,
  });
});

test("figures that were not counted are left out, not shown as none", () => {
  const { sentence } = headline({ session: "2026-08-21", symbolsPriced: null, coverage: null }, null, null);
  expect(sentence).toBe("Fri 21 Aug 2026 is published.");
});

test("a night that waits says what for, and is no warning", () => {
  for (const [state, words] of [
    ["running", "its run is under way"],
    ["due", "its run is due at 21:00 New York"],
  ] as const) {
    const told = headline(PUBLISHED, { session: "2026-08-24", state }, WHY);
    expect(told.tone).toBe("info");
    expect(told.sentence).toBe(`Mon 24 Aug 2026 is not published: ${words}.`);
    expect(told.meaning).toBe("Readers see Fri 21 Aug 2026: 1,257 symbols, 99.7\u202f% coverage.");
  }
});

test("a night that went wrong is a warning, with the run's own reason and what readers see", () => {
  for (const state of ["unpublished", "failed", "cancelled", "late"] as const) {
    const told = headline(PUBLISHED, { session: "2026-08-24", state }, WHY);
    expect(told.tone).toBe("warning");
    expect(told.meaning).toBe(`${WHY} Readers see Fri 21 Aug 2026: 1,257 symbols, 99.7\u202f% coverage.`);
  }
});

test("before the first publish readers see no numbers", () => {
  expect(headline(null, null, null).sentence).toBe("Nothing is published yet.");
  expect(headline(null, { session: "2026-08-21", state: "running" }, null).meaning).toBe("Readers see no numbers yet.");
});
