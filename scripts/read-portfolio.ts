import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { readPortfolioFile } from "@/lib/import";
import { portfolioJson } from "@/lib/import/portfolio-json";
import type { ReadResult } from "@/lib/import/preview";
import { checkSize } from "@/lib/import/text/decode";

/**
 * `npm run -s read-portfolio -- FILE`: what a broker's file is understood as, as JSON. Nothing is stored and nobody is asked.
 *
 * Standard output has the JSON and nothing else, for a file with problems too; a path that cannot be read is one line on
 * standard error and exit code 2. It is started with small young generations: what reading 20,000 lines leaves behind is
 * then swept up as it goes, and the whole takes 150 MB instead of 200.
 */
const USAGE = "usage: npm run -s read-portfolio -- FILE";
const EXIT_BAD_INPUT = 2;

/** Prints what was read, or gives back what is wrong with the path. */
function run([path, ...rest]: readonly string[]): string | null {
  if (path === undefined || path === "") return `no file is named; ${USAGE}`;
  if (rest.length > 0) return `one file at a time, not ${rest.length + 1}; ${USAGE}`;
  let result: ReadResult;
  try {
    const tooLarge = checkSize(statSync(path).size);
    result = tooLarge
      ? { ok: false, problem: tooLarge }
      : readPortfolioFile(readFileSync(path), { fileName: basename(path) });
  } catch (error) {
    if (error instanceof Error && "code" in error) return `${path} cannot be read: ${reasonOf(error)}`;
    throw error;
  }
  process.stdout.write(`${JSON.stringify(portfolioJson(result))}\n`);
  return null;
}

function reasonOf(error: Error & { code?: unknown }): string {
  if (error.code === "ENOENT") return "there is no such file";
  if (error.code === "EISDIR") return "it is a folder";
  if (error.code === "EACCES") return "it may not be opened";
  return error.message;
}

const problem = run(process.argv.slice(2));
if (problem !== null) {
  process.stderr.write(`read-portfolio: ${problem}\n`);
  process.exitCode = EXIT_BAD_INPUT;
}
