import { expect, test } from "vitest";
import { assertSameMarket } from "./market-identity";

test("an empty database takes either market", () => {
  expect(() => assertSameMarket(null, "yahoo")).not.toThrow();
  expect(() => assertSameMarket(null, "sandbox")).not.toThrow();
});

test("a filled one takes its own market only, and says which that is and what to do", () => {
  expect(() => assertSameMarket("sandbox", "sandbox")).not.toThrow();
  expect(() => assertSameMarket("sandbox", "yahoo")).toThrow(
    /prices of the market "sandbox".*DATABASE_URL.*SIGMASIGHT_MARKET=sandbox/,
  );
});
