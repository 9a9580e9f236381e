import { expect, test } from "vitest";
import { sessionWords } from "./quarantine-words";

test("the sessions a finding is about: one, a span, or the answer as a whole", () => {
  expect(sessionWords({ firstSession: "2026-08-21", lastSession: "2026-08-21" })).toBe("Fri 21 Aug 2026");
  expect(sessionWords({ firstSession: "2026-08-21", lastSession: null })).toBe("Fri 21 Aug 2026");
  expect(sessionWords({ firstSession: "2026-08-20", lastSession: "2026-08-21" })).toBe(
    "Thu 20 Aug 2026 to Fri 21 Aug 2026",
  );
  expect(sessionWords({ firstSession: null, lastSession: null })).toBe("the whole answer");
});
