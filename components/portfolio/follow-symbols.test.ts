import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OnboardingPhase } from "@/lib/portfolio/onboarding-estimate";
import type { PendingState } from "@/lib/portfolio/readiness";
import { type Followed, followSymbols, isDone, PLACES, type SymbolRow, type SymbolsLook } from "./follow-symbols";
import { countWords, estimateWords, headingWords, reasonWords, rowWords } from "./pending-words";

const plain = (text: string | null) => text?.replaceAll("\u202f", " ") ?? null;

const pending = (symbol: string, state: PendingState = "in_line", completed: OnboardingPhase[] = []) => ({
  symbol,
  state,
  completed,
  reason: null,
  detail: null,
  retry_at: null,
  estimated_seconds_remaining: 3,
  longer_than_usual: false,
});
const look = (symbols: ReturnType<typeof pending>[], more: Partial<SymbolsLook> = {}): SymbolsLook => ({
  answered_at: "2026-08-21T22:30:00Z",
  revision: 1,
  coverage: 0.83,
  symbols,
  unavailable_symbols: [],
  ...more,
});
const follow = (...looks: SymbolsLook[]) =>
  looks.reduce<Followed<SymbolsLook> | null>((before, next) => followSymbols(before, next), null)!;

describe("what there is to tell", () => {
  test("is nothing at first, nothing while steps are done, and then once what came of it", () => {
    const waiting = look([pending("ZEPHYR")]);
    const working = look([pending("ZEPHYR", "under_way", ["found"])]);
    const over = look([], { coverage: 1 });
    expect(follow(waiting).news).toBeNull();
    expect(follow(waiting, working).news).toBeNull();
    const told = follow(waiting, working, over);
    expect(plain(told.news)).toBe("ZEPHYR is in: coverage 83 % → 100 %.");
    expect(followSymbols(told, look([], { coverage: 1 })).news).toBe(told.news);
  });

  test("names two and counts the rest, and says why one has no numbers", () => {
    const all = ["A", "B", "C", "D"].map((symbol) => pending(symbol));
    expect(plain(follow(look(all), look([])).news)).toBe("A, B and 2 more are in: coverage 83 %.");
    const ended = [{ symbol: "A", detail: "A is not a symbol Yahoo knows." }];
    expect(plain(follow(look(all.slice(0, 1)), look([], { unavailable_symbols: ended })).news)).toBe(
      "A is not a symbol Yahoo knows.",
    );
  });

  test("a symbol that is not held any more has not come in", () => {
    const after = follow(look([pending("A"), pending("B")]), look([pending("B")], { revision: 2 }));
    expect([after.rows.map(({ symbol }) => symbol), after.news]).toEqual([["B"], null]);
  });
});

describe("rows and places", () => {
  const names = Array.from({ length: 20 }, (_, i) => `S${i}`);
  const state = fc.constantFrom<PendingState>("under_way", "in_line", "retrying", "held", "next_run");
  const looks = fc.array(
    fc.uniqueArray(fc.record({ symbol: fc.constantFrom(...names), state }), { selector: (s) => s.symbol }),
    {
      minLength: 2,
      maxLength: 6,
    },
  );

  test("a row once seen keeps its line; a place is left only by one that is done", () =>
    fc.assert(
      fc.property(looks, (drawn) => {
        let before: Followed<SymbolsLook> | null = null;
        for (const seen of drawn) {
          const after: Followed<SymbolsLook> = followSymbols(
            before,
            look(seen.map(({ symbol, state: is }) => pending(symbol, is))),
          );
          const rows = after.rows.map(({ symbol }) => symbol);
          expect(rows.slice(0, before?.rows.length ?? 0)).toEqual(before?.rows.map(({ symbol }) => symbol) ?? []);
          expect(new Set(after.places).size).toBe(after.places.length);
          expect(after.places.length).toBe(Math.min(PLACES, Math.max(before?.places.length ?? 0, placed(after))));
          for (const [i, symbol] of (before?.places ?? []).entries()) {
            const row = after.rows.find((one) => one.symbol === symbol)!;
            if (!isDone(row)) expect(after.places[i]).toBe(symbol);
          }
          // None that is done keeps a place from one that is on its way.
          const shown = after.places.map((symbol) => after.rows.find((one) => one.symbol === symbol)!);
          const isHidden = after.rows.some((row) => !isDone(row) && !after.places.includes(row.symbol));
          if (isHidden) expect(shown.some(isDone)).toBe(false);
          before = after;
        }
      }),
    ));

  /** Symbols that have, or would take, a place. */
  const placed = ({ rows, places }: Followed<SymbolsLook>) =>
    rows.filter((row) => !isDone(row) || places.includes(row.symbol)).length;

  test("the most urgent come first where there are too many", () => {
    const many = names.map((symbol, i) => pending(symbol, i < 12 ? "held" : "under_way"));
    expect(follow(look(many)).places).toEqual(names.slice(12));
  });

  test("a step that was passed over counts as done", () => {
    expect(follow(look([pending("A", "under_way", ["history"])])).rows[0]?.done).toBe(2);
  });
});

describe("words", () => {
  const row = (more: Partial<SymbolRow>): SymbolRow => ({
    symbol: "A",
    state: "in_line",
    done: 0,
    seconds: null,
    isLate: false,
    why: null,
    until: null,
    ...more,
  });
  const rows = (count: number, more: Partial<SymbolRow>) => Array.from({ length: count }, () => row(more));

  test("of a row say what happens to it and how long it takes", () => {
    expect(rowWords(row({ state: "under_way", done: 1, seconds: 3 }))).toBe("Fetching a year of prices, about 3 s");
    expect(rowWords(row({ state: "under_way", isLate: true }))).toBe(
      "Asking Yahoo whether it exists; it takes longer than usual",
    );
    expect(rowWords(row({ state: "in_line", seconds: 12 }))).toBe("In line, about 15 s");
    expect(
      rowWords(row({ state: "retrying", why: "the price provider does not answer", until: "21:45 New York" })),
    ).toBe("The price provider does not answer; next try 21:45 New York");
  });

  test("count by state, those that wait by their time", () => {
    const many = [
      ...rows(12, { state: "held", until: "21:45 New York" }),
      ...rows(40, {}),
      ...rows(3, { state: "under_way" }),
      ...rows(1, { state: "held" }),
      ...rows(5, { state: "in" }),
      ...rows(1, { state: "ended" }),
    ];
    expect(countWords(many)).toBe(
      "5 in, 1 without numbers, 3 under way, 40 in line, 12 wait until 21:45 New York, 1 waits",
    );
  });

  test("of the reasons say each once", () => {
    const why = "at most 50 new symbols of one user are looked up at once";
    const many = [
      ...rows(9, { state: "held", why }),
      ...rows(2, { state: "retrying", why: "it rains" }),
      ...rows(3, {}),
    ];
    expect(reasonWords(many)).toBe("At most 50 new symbols of one user are looked up at once. It rains.");
    expect(reasonWords(rows(2, {}))).toBe("");
  });

  test("of the heading say how many come, and then what came of them", () => {
    const table: [rows: SymbolRow[], says: string][] = [
      [rows(1, {}), "Loading 1 new symbol"],
      [[...rows(2, {}), ...rows(1, { state: "in" })], "Loading 2 new symbols"],
      [rows(2, { state: "held" }), "2 new symbols wait"],
      [rows(1, { state: "in" }), "1 new symbol is in"],
      [[...rows(2, { state: "in" }), ...rows(1, { state: "ended" })], "2 of 3 new symbols are in"],
      [rows(1, { state: "ended" }), "The new symbol has no numbers"],
      [rows(3, { state: "ended" }), "None of 3 new symbols has numbers"],
    ];
    for (const [given, says] of table) expect(headingWords(given)).toBe(says);
  });

  test("of the estimate never promise nothing at all", () => {
    expect(estimateWords(rows(1, {}), { seconds: 1, isLate: false })).toBe("About 1 s left.");
    expect(estimateWords(rows(1, {}), { seconds: null, isLate: true })).toBe("This takes longer than usual.");
    expect(estimateWords(rows(1, { state: "in" }), { seconds: null, isLate: false })).toBe("");
  });
});
