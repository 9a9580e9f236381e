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
  /** The sentence of a file that is refused whole. */
  refused: string | null;
}

const file = process.argv[2];
if (file === undefined) throw new Error("read-large-file: no file is named");
const bytes = readFileSync(file);
const began = performance.now();
const result = readPortfolioFile(bytes);
const milliseconds = performance.now() - began;
const receipt = result.ok ? result.preview.receipt : null;
const read: LargeRead = {
  milliseconds,
  peakMb: processUsage(process.pid)?.peakMb ?? null,
  lines: receipt ? receipt.used + receipt.heldNotModelled + receipt.ignored + receipt.rejected : 0,
  rejected: receipt?.rejected ?? 0,
  refused: result.ok ? null : result.problem.message,
};
process.stdout.write(JSON.stringify(read));
