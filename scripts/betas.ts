import { parseArgs } from "node:util";
import { estimateFile } from "./betas/estimate";
import { isDate } from "./betas/iso-date";
import { readPriceFile } from "./betas/price-file";

/**
 * `npm run -s betas -- --prices FILE.csv[.gz] --as-of YYYY-MM-DD [--symbols A,B]`: the twelve betas of a price file's
 * symbols as JSON, to be held against other people's numbers.
 *
 * Standard output has the JSON and nothing else; remarks go to standard error. What the caller can mend (arguments, the
 * file) is one line on standard error and exit code 2.
 */
const USAGE = "usage: npm run -s betas -- --prices FILE.csv[.gz] --as-of YYYY-MM-DD [--symbols A,B]";
const EXIT_BAD_INPUT = 2;

interface Arguments {
  prices: string;
  asOf: string;
  symbols: string[] | null;
}

/** The arguments, or what is wrong with them. */
function readArguments(args: string[]): Arguments | string {
  let values: { prices?: string; "as-of"?: string; symbols?: string };
  try {
    ({ values } = parseArgs({
      args,
      options: { prices: { type: "string" }, "as-of": { type: "string" }, symbols: { type: "string" } },
    }));
  } catch (error) {
    const sentence = error instanceof Error ? error.message.split(". ")[0] : String(error);
    return `${sentence}; ${USAGE}`;
  }
  const { prices, "as-of": asOf, symbols } = values;
  if (!prices) return `--prices is missing; ${USAGE}`;
  if (!asOf) return `--as-of is missing; ${USAGE}`;
  if (!isDate(asOf)) return `--as-of ${asOf} is not a date YYYY-MM-DD`;
  if (symbols === undefined) return { prices, asOf, symbols: null };
  const wanted = symbols
    .split(",")
    .map((symbol) => symbol.trim())
    .filter((symbol) => symbol !== "");
  return wanted.length > 0 ? { prices, asOf, symbols: wanted } : `--symbols names none; ${USAGE}`;
}

/** Prints the betas, or gives back what is wrong. */
function run(): string | null {
  const args = readArguments(process.argv.slice(2));
  if (typeof args === "string") return args;
  const file = readPriceFile(args.prices);
  if (!file.ok) return file.problem;
  const estimate = estimateFile(file.prices, args.asOf, args.symbols);
  if (!estimate.ok) return estimate.problem;
  for (const note of estimate.notes) process.stderr.write(`betas: ${note}\n`);
  process.stdout.write(`${JSON.stringify(estimate.printed)}\n`);
  return null;
}

const problem = run();
if (problem !== null) {
  process.stderr.write(`betas: ${problem}\n`);
  process.exitCode = EXIT_BAD_INPUT;
}
