import { expect, test } from "vitest";
import { coverageSentence } from "./coverage-sentence";

const plain = (text: string) => text.replaceAll("\u202f", " ");

test("coverage says how much, what is coming and what will not come", () => {
  expect(plain(coverageSentence({ coverage: 0.94, pending: 2, unavailable: 1 }))).toBe(
    "Covers 94 % of value; 2 symbols loading; 1 without numbers",
  );
});

test("what is complete says nothing more", () => {
  expect(plain(coverageSentence({ coverage: 1, pending: 0, unavailable: 0 }))).toBe("Covers 100 % of value");
});

test("a portfolio without a value has no percentage", () => {
  expect(coverageSentence({ coverage: null, pending: 1, unavailable: 0 })).toBe(
    "Nothing to cover yet; 1 symbol loading",
  );
});

test("what has no numbers may have a value that nobody knows", () => {
  expect(plain(coverageSentence({ coverage: 1, pending: 1, unavailable: 0 }))).toBe(
    "Covers 100 % of the value known; 1 symbol loading",
  );
});
