import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { isUniqueViolation } from "./violations";

const driverError = Object.assign(new Error("duplicate key"), { code: "23505", constraint: "one_per_day" });

test("a violation is found under drizzle's wrapping", () => {
  const wrapped = new DrizzleQueryError("insert", [], driverError);
  expect(isUniqueViolation(wrapped, "one_per_day")).toBe(true);
  expect(isUniqueViolation(new Error("outer", { cause: wrapped }), "one_per_day")).toBe(true);
});

test("what is no error, or an error that is its own cause, is no violation", () => {
  const circle = new Error("circle");
  circle.cause = circle;
  expect([null, undefined, "23505", { code: "23505" }, circle].map((value) => isUniqueViolation(value))).toEqual(
    Array(5).fill(false),
  );
});
