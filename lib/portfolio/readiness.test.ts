import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type PendingState,
  pendingState,
  portfolioReadiness,
  type QueueFacts,
  symbolReadiness,
  type UniverseStatus,
  unavailableReason,
} from "./readiness";
import { type PendingReason, readinessMessage } from "./readiness-message";
import { waitWords } from "./wait-words";

const status = fc.constantFrom<UniverseStatus[]>(
  "pending",
  "active",
  "insufficient_history",
  "unsupported",
  "delisted",
  "not_found",
  null,
);

describe("a symbol", () => {
  test("is ready with numbers, pending until somebody has come to it, and else an error with its reason", () =>
    fc.assert(
      fc.property(status, fc.boolean(), fc.boolean(), (known, hasNumbers, isComputed) => {
        const readiness = symbolReadiness({ status: known, hasNumbers, isComputed });
        if (known === null || known === "pending") expect(readiness).toBe("pending");
        else if (hasNumbers) expect(readiness).toBe("ready");
        else expect(readiness).not.toBe("ready");
        if (readiness === "error") expect(["pending", "active"]).not.toContain(unavailableReason(known));
      }),
    ));

  test("that is active and has no fresh numbers is stale", () => {
    expect(symbolReadiness({ status: "active", hasNumbers: false, isComputed: true })).toBe("error");
    expect(unavailableReason("active")).toBe("stale");
  });
});

test("a portfolio is what its symbols are together", () => {
  const table: [modelled: number, pending: number, is: string][] = [
    [3, 0, "ready"],
    [2, 1, "partial"],
    [0, 3, "pending"],
    [0, 0, "error"],
  ];
  for (const [modelled, pending, is] of table) expect(portfolioReadiness({ modelled, pending })).toBe(is);
});

describe("a pending symbol", () => {
  const NOW = new Date("2026-08-21T22:00:00Z");
  const later = new Date(NOW.getTime() + 1);
  const none: QueueFacts = { queueStatus: "pending", queueReason: null, retryAt: null, heldBack: null };
  const table: [facts: Partial<QueueFacts>, is: PendingState][] = [
    [{}, "in_line"],
    [{ queueStatus: "processing" }, "under_way"],
    [{ queueStatus: null }, "next_run"],
    [{ queueReason: "provider_unavailable", retryAt: later }, "retrying"],
    // Given back after something went wrong on our side: no reason, but a time.
    [{ retryAt: later }, "retrying"],
    [{ queueReason: "provider_unavailable", retryAt: NOW }, "in_line"],
    [{ queueReason: "over_limit", retryAt: later }, "held"],
    [{ queueReason: "over_limit", retryAt: NOW }, "in_line"],
    // A user's limits hold until they are lifted, whatever the hour.
    [{ queueReason: "over_limit", retryAt: NOW, heldBack: "At most 50." }, "held"],
  ];
  test.each(table)("with %o is %s", (facts, is) => {
    expect(pendingState({ ...none, ...facts }, NOW)).toBe(is);
  });
});

describe("the message", () => {
  const loading = (...symbols: string[]): PendingReason[] =>
    symbols.map((symbol) => ({ symbol, state: "in_line", why: null, until: null }));
  const held = (count: number, until: string | null = null): PendingReason[] =>
    Array.from({ length: count }, (_, i) => ({ symbol: `H${i}`, state: "held", why: "at most 50 at once", until }));
  const retrying: PendingReason = {
    symbol: "NIMBUS",
    state: "retrying",
    why: "the price provider does not answer",
    until: "21:45 New York",
  };
  const facts = { ready: 2, total: 3, pending: [], unavailable: [], estimate: null };
  const soon = { seconds: 5, isLate: false };
  const table: [is: Parameters<typeof readinessMessage>[0], more: Partial<typeof facts> | object, says: string][] = [
    ["ready", {}, "Your portfolio is ready."],
    [
      "error",
      { ready: 0, total: 0 },
      "Nothing here needs prices: cash and private holdings are counted at their stated value.",
    ],
    [
      "ready",
      { unavailable: ["QQQQX"] },
      "Your portfolio is ready: analytics for 2/3 positions. QQQQX has no numbers.",
    ],
    [
      "partial",
      { pending: loading("NEWSTOCK"), estimate: soon },
      "Analytics ready for 2/3 positions. Loading NEWSTOCK (about 5 s)…",
    ],
    [
      "partial",
      { pending: loading("NEWSTOCK"), estimate: { seconds: null, isLate: true } },
      "Analytics ready for 2/3 positions. Loading NEWSTOCK (taking longer than usual)…",
    ],
    [
      "partial",
      { pending: [retrying], estimate: { seconds: 95, isLate: false } },
      "Analytics ready for 2/3 positions. Loading NIMBUS (about 2 min)… It waits: the price provider does not answer; next try 21:45 New York.",
    ],
    [
      "partial",
      { pending: [...loading("A", "B", "C", "D"), ...held(12)], estimate: soon },
      "Analytics ready for 2/3 positions. Loading 4 new symbols (about 5 s)… 12 more wait: at most 50 at once.",
    ],
    [
      "partial",
      { pending: [...loading("A"), ...held(1, "00:00 New York")], estimate: soon },
      "Analytics ready for 2/3 positions. Loading A (about 5 s)… 1 more waits: at most 50 at once; until 00:00 New York.",
    ],
    ["pending", { pending: loading("A", "B", "C"), estimate: soon }, "Loading data for 3 new symbols (about 5 s)…"],
    ["pending", { pending: loading("A"), estimate: soon }, "Loading data for 1 new symbol (about 5 s)…"],
    ["pending", { pending: held(1) }, "Loading data for 1 new symbol… It waits: at most 50 at once."],
    ["pending", { pending: held(4) }, "Loading data for 4 new symbols… 4 of them wait: at most 50 at once."],
    [
      "pending",
      { pending: [{ symbol: "A", state: "next_run", why: null, until: null }] },
      "Loading data for 1 new symbol… The numbers come with the next run.",
    ],
    ["error", {}, "None of the positions can be modelled."],
    ["error", { unavailable: ["A", "B"] }, "None of the positions can be modelled. A, B have no numbers."],
  ];
  test.each(table)("of %s with %o", (is, more, says) => {
    expect(readinessMessage(is, { ...facts, ...more })).toBe(says);
  });
});

test("a wait is in the unit one would say it in, and never rises as it shortens", () => {
  expect([1, 10, 11, 55, 56, 60, 61, 5_340, 7_200].map(waitWords)).toEqual([
    "1 s",
    "10 s",
    "15 s",
    "55 s",
    "1 min",
    "1 min",
    "2 min",
    "89 min",
    "2 h",
  ]);
});
