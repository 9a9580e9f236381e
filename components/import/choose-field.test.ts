import { expect, test } from "vitest";
import { chooseField } from "./choose-field";

const column = { index: 2, header: "Held" };

test("the choice made last counts, by whatever name the column was chosen before", () => {
  expect(chooseField({ Held: "price", "4": null }, column, "quantity")).toEqual({ "2": "quantity", "4": null });
  expect(chooseField({ "2": "quantity", held: "price" }, column, null)).toEqual({ "2": null });
});

test("a column that the file does not have itself is chosen by its name, which no other column can have in its place", () => {
  const added = { index: 3, header: "Currency", isAdded: true } as const;
  expect(chooseField({ "3": "exchange", "1": null }, added, null)).toEqual({ "1": null, Currency: null });
  expect(chooseField({ Currency: null }, added, "currency")).toEqual({ Currency: "currency" });
});

test("a field is taken from the column that was chosen for it before, but for fees", () => {
  expect(chooseField({ "5": "quantity", "1": "symbol" }, column, "quantity")).toEqual({
    "1": "symbol",
    "2": "quantity",
  });
  expect(chooseField({ "5": "fees" }, column, "fees")).toEqual({ "2": "fees", "5": "fees" });
});
