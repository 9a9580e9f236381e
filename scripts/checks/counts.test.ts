import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { countPart, countPlaywright, countVitest } from "./counts";

const vitestReport = (testResults: { status: string; assertionResults: { status: string }[] }[]) => {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => all.filter((one) => one.status === status).length;
  return {
    numPassedTests: count("passed"),
    numFailedTests: count("failed"),
    numPendingTests: count("pending"),
    numTodoTests: count("todo"),
    testResults,
  };
};
const passed = { status: "passed" };
const failed = { status: "failed" };

describe("the counts of a report", () => {
  test("a test file that could not be loaded is one failure, though it has no tests", () => {
    const report = vitestReport([
      { status: "passed", assertionResults: [passed, passed, { status: "pending" }] },
      { status: "failed", assertionResults: [passed, failed] },
      { status: "failed", assertionResults: [] },
    ]);
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, leftOut: 1 });
  });

  test("in the browser, errors outside of any test are failures and flaky tests passed", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{ message: "no browser" }] })).toEqual({
      passed: 5,
      failed: 2,
      leftOut: 2,
    });
  });
});

describe("a part", () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "sigmasight-counts-"));
    file = path.join(directory, "report.json");
  });
  afterEach(() => fs.rmSync(directory, { recursive: true }));

  const write = (report: unknown) => fs.writeFileSync(file, JSON.stringify(report));
  const good = vitestReport([{ status: "passed", assertionResults: [passed, passed] }]);

  test("that ended well counts what its report says", () => {
    write(good);
    expect(countPart(file, countVitest, true)).toEqual({ passed: 2, failed: 0, leftOut: 0 });
  });

  test("that wrote no report has failed once", () => {
    expect(countPart(file, countVitest, true)).toEqual({ passed: 0, failed: 1, leftOut: 0 });
  });

  test("whose report was cut short has failed once", () => {
    fs.writeFileSync(file, '{"numPassedTests": 12');
    expect(countPart(file, countVitest, false)).toEqual({ passed: 0, failed: 1, leftOut: 0 });
  });

  test("that ended badly has failed, though none of its tests did", () => {
    write(good);
    expect(countPart(file, countVitest, false)).toEqual({ passed: 2, failed: 1, leftOut: 0 });
  });

  test("that ran no test has failed", () => {
    write(vitestReport([]));
    expect(countPart(file, countVitest, true)).toEqual({ passed: 0, failed: 1, leftOut: 0 });
  });
});
