import { readFileSync } from "node:fs";
import { readPortfolioFile } from "@/lib/import/read-portfolio-file";
import { processUsage } from "./process-usage";

/** What one process that reads one file tells of it, as JSON on standard output. */
export interface LargeRead {
  milliseconds: number;
  /** MB (10^6 bytes); null where the system does not tell. */
  peakMb: number | null;
  /** Lines of the receipt that are neither blank nor a header, and of these the rejected. */
  lines: number;
  rejected: number;
}

const file = process.argv[2];
if (file === undefined) throw new Error("read-large-file: no file is named");
const bytes = readFileSync(file);
const began = performance.now();
const result = readPortfolioFile(bytes);
const milliseconds = performance.now() - began;
if (!result.ok) throw new Error(`read-large-file: ${result.problem.message}`);
const { used, heldNotModelled, ignored, rejected } = result.preview.receipt;
const read: LargeRead = {
  milliseconds,
  peakMb: processUsage(process.pid)?.peakMb ?? null,
  lines: used + heldNotModelled + ignored + rejected,
  rejected,
};
process.stdout.write(JSON.stringify(read));
