import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPortfolioFile, TEMPLATE_HEADER } from "@/lib/import";

const root = new URL("../../public/", import.meta.url);
const read = (path: string) => {
  const result = readPortfolioFile(readFileSync(new URL(path, root)), { fileName: path });
  if (!result.ok) throw new Error(result.problem.message);
  return result.preview;
};
const samples = readdirSync(new URL("samples/", root)).map((name) => `samples/${name}`);

test.each(samples)("%s can be created as it is, with cash, an option and a class share", (path) => {
  const { canCreate, receipt, positions } = read(path);
  expect(canCreate).toBe(true);
  expect(receipt.rejected).toBe(0);
  expect(receipt.cash).toBeGreaterThan(0);
  expect(receipt.options).toBe(1);
  expect(positions.map(({ symbol }) => symbol)).toContain("BRK-B");
});

test("the template to download has the header that the reader knows, and its example rows are read", () => {
  const text = readFileSync(new URL("template.csv", root), "utf8");
  expect(text.split("\n")[0]).toBe(TEMPLATE_HEADER.join(","));
  expect(read("template.csv")).toMatchObject({ layout: "template", canCreate: true, receipt: { used: 2 } });
});
