import { expect, test } from "vitest";
import type { SymbolWatermark } from "@/db/queries/price-plan";
import { addSessions } from "@/lib/calendar";
import { dueProfiles } from "./refresh-profiles";

const SESSION = "2026-08-21";

/** Symbols S00, S01 … with prices, each with the age of its profile in sessions; null has none. */
const marks = (...ages: (number | null)[]) =>
  ages.map(
    (age, i) =>
      ({
        symbol: `S${String(i).padStart(2, "0")}`,
        lastPriceDate: SESSION,
        profileDate: age === null ? null : addSessions(SESSION, -age),
      }) as SymbolWatermark,
  );
const ages = (count: number, age: number | null) => Array.from({ length: count }, () => age);

test("a twentieth of a chunk a night, those without a profile first and then the oldest", () => {
  const chunk = marks(...ages(36, 3), 25, 40, null, 30);
  expect(dueProfiles(chunk, { session: SESSION })).toEqual(["S38", "S37"]);
});

test("a profile of the last twenty sessions has time, and a symbol without prices has none", () => {
  expect(dueProfiles(marks(...ages(40, 19)), { session: SESSION })).toEqual([]);
  const unpriced = marks(null).map((mark) => ({ ...mark, lastPriceDate: null }));
  expect(dueProfiles(unpriced, { session: SESSION })).toEqual([]);
});

test("where calls cost nothing, all that have none at once, and the old ones in their turn", () => {
  expect(dueProfiles(marks(...ages(40, null)), { session: SESSION, isFree: true })).toHaveLength(40);
  expect(dueProfiles(marks(...ages(40, 25)), { session: SESSION, isFree: true })).toHaveLength(2);
});
