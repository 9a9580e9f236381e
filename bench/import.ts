import type { BenchFigure } from "./figure";
import type { Bench } from "./harness";
import { fuzzImport } from "./import-fuzz-run";
import { readLargeFiles, readWordyFiles } from "./import-large";

const MUTATED_FILES = 100_000;
/** As many as a file may have (lib/import/limits). */
const ROWS = 20_000;
const RUNS = 12;

/** Whether any file is answered and accounted for, however damaged, and what the largest one costs. */
export async function importBench(bench: Bench): Promise<BenchFigure[]> {
  const large = await readLargeFiles(bench, ROWS, RUNS);
  const wordy = await readWordyFiles(bench, RUNS);
  bench.say(`  ${MUTATED_FILES} mutated files`);
  return [...large, ...wordy, ...(await fuzzImport(bench, MUTATED_FILES))];
}
