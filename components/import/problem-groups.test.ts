import fc from "fast-check";
import { expect, test } from "vitest";
import { type ImportProblem, PROBLEM_CODES, type Severity } from "@/lib/import/problems";
import { groupProblems } from "./problem-groups";

const problem: fc.Arbitrary<ImportProblem> = fc.record({
  severity: fc.constantFrom<Severity>("error", "warning", "info"),
  code: fc.constantFrom(...Object.values(PROBLEM_CODES)),
  line: fc.option(fc.integer({ min: 1, max: 999 })),
  column: fc.option(fc.constantFrom("Symbol", "Quantity")),
  value: fc.option(fc.string()),
  message: fc.string(),
});
const problems = fc.array(problem, { maxLength: 60 });

test("every problem is in exactly one group", () =>
  fc.assert(
    fc.property(problems, (all) => {
      const grouped = groupProblems(all).flatMap((group) => group.problems);
      expect(grouped).toHaveLength(all.length);
      expect(new Set(grouped)).toEqual(new Set(all));
    }),
  ));

test("errors come before warnings and warnings before what is worth knowing", () =>
  fc.assert(
    fc.property(problems, (all) => {
      const order = groupProblems(all).map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
      expect(order).toEqual([...order].sort());
    }),
  ));

test("every code has a heading", () => {
  const one = (code: ImportProblem["code"]): ImportProblem => ({
    severity: "error",
    code,
    line: 1,
    column: null,
    value: null,
    message: "m",
  });
  for (const code of Object.values(PROBLEM_CODES)) expect(groupProblems([one(code)])[0]?.title).toMatch(/^[A-Z]/);
});
