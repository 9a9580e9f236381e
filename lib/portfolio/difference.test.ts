import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyDifference, differenceOf, type HeldLot, isSame, lotsAfter, type StoredLot } from "./difference";

const held = (changes: Partial<HeldLot> = {}): HeldLot => ({
  line: 2,
  kind: "public",
  symbol: "AAPL",
  rawSymbol: changes.symbol ?? "AAPL",
  description: null,
  subtype: null,
  account: null,
  quantity: "10",
  multiplier: "1",
  currency: "USD",
  entryPrice: null,
  entryDate: null,
  exitPrice: null,
  exitDate: null,
  statedValueUsd: null,
  statedPrice: null,
  ...changes,
});

const few = <T>(...values: T[]) => fc.constantFrom(...values);
const lot: fc.Arbitrary<HeldLot> = fc
  .record({
    line: few(2, 3, null),
    symbol: few("AAPL", "MSFT", "KO"),
    account: few(null, "IRA", "Roth"),
    quantity: few("1", "2", "-3", "4.5"),
    entryPrice: few(null, "10", "12.5"),
    entryDate: few(null, "2024-03-15", "2025-01-10"),
    statedValueUsd: few(null, "100", "105"),
    kind: few("public" as const, "private" as const, "cash" as const, "option" as const),
  })
  .map(({ kind, ...fields }) => {
    const { symbol } = fields;
    const option = { underlying: symbol, expiration: "2027-01-15", strike: "300", optionType: "call" as const };
    return held({
      ...fields,
      kind,
      rawSymbol: symbol,
      symbol: kind === "private" ? null : symbol,
      ...(kind === "option" ? { option } : {}),
    });
  });
const lots = fc.array(lot, { maxLength: 14 });
const stored = lots.map((some) => some.map((one, i): StoredLot => ({ ...one, id: `${i}` })));

/** Lots without their lines and ids, in no order. */
const contents = (some: readonly HeldLot[]) =>
  some.map(({ line: _, ...rest }) => JSON.stringify({ ...rest, id: undefined })).sort();

describe("the difference of two states", () => {
  test("taken up gives the state after, whatever the two are", () => {
    fc.assert(
      fc.property(stored, lots, (before, after) => {
        expect(contents(applyDifference(before, differenceOf(before, after)))).toEqual(contents(after));
      }),
    );
  });

  test("accounts for every lot of both once", () => {
    fc.assert(
      fc.property(stored, lots, (before, after) => {
        const { added, removed, changed, restated, unchanged } = differenceOf(before, after);
        const pairs = [...changed, ...restated, ...unchanged];
        const ids = [...removed, ...pairs.map((pair) => pair.before)].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(before.map(({ id }) => id).toSorted());
        expect([...added, ...pairs.map((pair) => pair.after)].length).toBe(after.length);
        expect(contents([...added, ...pairs.map((pair) => pair.after)])).toEqual(contents(after));
      }),
    );
  });

  test("of the same lots in any order and on any lines is nothing", () => {
    fc.assert(
      fc.property(
        lots.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          const difference = differenceOf(
            some,
            shuffled.map((one, i) => ({ ...one, line: i + 50 })),
          );
          expect(isSame(difference)).toBe(true);
          expect(difference.unchanged.length).toBe(some.length);
        },
      ),
    );
  });

  test("is nothing only where both hold the same", () => {
    fc.assert(
      fc.property(lots, lots, (before, after) => {
        const same = contents(before).join() === contents(after).join();
        expect(isSame(differenceOf(before, after))).toBe(same);
      }),
    );
  });

  test("leaves as many lots unchanged as the two have in common", () => {
    fc.assert(
      fc.property(stored, lots, (before, after) => {
        const rest = contents(after);
        const common = contents(before).filter((one) => {
          const at = rest.indexOf(one);
          if (at >= 0) rest.splice(at, 1);
          return at >= 0;
        });
        expect(differenceOf(before, after).unchanged.length).toBe(common.length);
      }),
    );
  });
});

describe("which lot is which", () => {
  const one = <T>(values: readonly T[]): T => {
    expect(values).toHaveLength(1);
    return values[0] as T;
  };

  test("a lot bought on a day is the same when part of it is sold", () => {
    const before = [
      held({ entryDate: "2024-03-15", quantity: "10" }),
      held({ entryDate: "2025-01-10", quantity: "4" }),
    ];
    const after = [held({ entryDate: "2025-01-10", quantity: "4" }), held({ entryDate: "2024-03-15", quantity: "6" })];
    const { changed, unchanged } = differenceOf(before, after);
    expect(one(changed)).toMatchObject({ fields: ["quantity"], before: { quantity: "10" }, after: { quantity: "6" } });
    expect(one(unchanged).before.entryDate).toBe("2025-01-10");
  });

  test("lots moved to another account are changed, not sold and bought", () => {
    const { changed, added, removed } = differenceOf([held({ account: "IRA" })], [held({ account: "Roth" })]);
    expect(one(changed).fields).toEqual(["account"]);
    expect([added, removed]).toEqual([[], []]);
  });

  test("another value or name of the file is told apart from another holding", () => {
    const after = held({ statedValueUsd: "3120", description: "Apple Inc" });
    const { changed, restated } = differenceOf([held()], [after]);
    expect(changed).toEqual([]);
    expect(one(restated).fields).toEqual(["statedValueUsd", "description"]);
  });

  test("a listing, an option on it and a private holding of its name are three things", () => {
    const option = { underlying: "AAPL", expiration: "2027-01-15", strike: "300", optionType: "call" } as const;
    const before = [held(), held({ kind: "option", symbol: "AAPL270115C00300000", option })];
    const after = [
      held({ kind: "private", symbol: null }),
      held({ kind: "option", symbol: "AAPL270115P00300000", option: { ...option, optionType: "put" } }),
    ];
    const { added, removed, changed } = differenceOf(before, after);
    expect([added.length, removed.length, changed.length]).toEqual([2, 2, 0]);
  });
});

describe("merging a file", () => {
  test("replaces the file's symbols and keeps all others", () => {
    const before = [held(), held({ quantity: "5" }), held({ symbol: "KO" })];
    const after = lotsAfter("merge", before, [held({ quantity: "7" }), held({ symbol: "XOM" })]);
    expect(after.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["AAPL", "7"],
      ["XOM", "10"],
      ["KO", "10"],
    ]);
  });

  test("goes by account where both sides name one, and by symbol alone where one does not", () => {
    const before = [held({ account: "IRA" }), held({ account: "Roth" }), held({ account: null })];
    const accounts = (file: HeldLot) => lotsAfter("merge", before, [file]).map(({ account }) => account);
    expect(accounts(held({ account: "IRA", quantity: "1" }))).toEqual(["IRA", "Roth"]);
    expect(accounts(held({ account: null, quantity: "1" }))).toEqual([null]);
    expect(accounts(held({ symbol: "KO", account: "IRA" }))).toEqual(["IRA", "IRA", "Roth", null]);
  });

  test("twice is as merging once, and replacing forgets what was", () => {
    fc.assert(
      fc.property(lots, lots, (before, file) => {
        const once = lotsAfter("merge", before, file);
        expect(contents(lotsAfter("merge", once, file))).toEqual(contents(once));
        expect(contents(lotsAfter("replace", before, file))).toEqual(contents(file));
      }),
    );
  });
});

test("5,000 lots are compared in a blink", () => {
  const before = Array.from({ length: 5_000 }, (_, i) => held({ symbol: `S${i % 900}`, quantity: `${i + 1}` }));
  const after = before.map((one, i) => (i % 3 === 0 ? { ...one, quantity: `${i}.5` } : one));
  const started = performance.now();
  expect(differenceOf(before, after).unchanged.length).toBe(before.length - Math.ceil(5_000 / 3));
  expect(performance.now() - started).toBeLessThan(3_000);
});
