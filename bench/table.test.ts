import { expect, test } from "vitest";
import { table } from "./table";

test("figures stand in columns, with their units and with a ratio where there is one", () => {
  const figures = [
    { name: "kernel", unit: "ms", min: 101.26, median: 110, p95: 140.04, ratio: 41.25 },
    { name: "upload of 100 rows", unit: "ms", min: 9, median: 12.5, p95: 20 },
  ];
  expect(table(figures).split("\n")).toEqual([
    "                         min    median       p95  ratio",
    "kernel              101.3 ms  110.0 ms  140.0 ms  41.3×",
    "upload of 100 rows  9.000 ms  12.50 ms  20.00 ms",
    "",
  ]);
});
