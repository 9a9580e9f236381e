import fs from "node:fs";
import { z } from "zod";

/** How many tests a part ran. */
export interface Counts {
  passed: number;
  failed: number;
  leftOut: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Vitest's JSON report. A file that could not be loaded has no tests and is one failure. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = vitestReport.parse(report);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    leftOut: numPendingTests + numTodoTests,
  };
}

/** Playwright's JSON report. Errors outside of any test count one each. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    leftOut: stats.skipped,
  };
}

/**
 * What a part's report says, held against how its process ended: a part that crashed, or that ran nothing, has failed
 * at least once, whatever it managed to write.
 */
export function countPart(reportFile: string, count: (report: unknown) => Counts, succeeded: boolean): Counts {
  const counts = fs.existsSync(reportFile) ? readReport(reportFile, count) : undefined;
  if (counts === undefined) return { passed: 0, failed: 1, leftOut: 0 };
  const empty = counts.passed + counts.failed === 0;
  return counts.failed === 0 && (!succeeded || empty) ? { ...counts, failed: 1 } : counts;
}

/** A report cut short by a kill says nothing. */
function readReport(file: string, count: (report: unknown) => Counts): Counts | undefined {
  try {
    return count(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
