import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inProject, PROJECT_ROOT } from "@/scripts/stack/project";
import { type BenchFigure, summarise } from "./figure";
import type { Bench } from "./harness";
import type { LargeRead } from "./read-large-file";

const BAR_MS = 1_000;
const BAR_MB = 200;

const symbolOf = (i: number): string =>
  Array.from({ length: 4 }, (_, place) => String.fromCharCode(65 + (Math.floor(i / 26 ** place) % 26))).join("");
const money = (i: number): string => `$${(1 + (i % 9_000) / 7).toFixed(2)}`;

/** Five trades a day of 900 symbols: all are bought before a seventh of the trades sells some again. */
function trade(i: number): string {
  const date = new Date(Date.UTC(2015, 0, 1 + Math.floor(i / 5))).toISOString().slice(0, 10);
  const sells = i >= 900 && i % 7 === 0;
  const quantity = sells ? 1 : 1 + (i % 50);
  const price = 10 + (i % 900);
  const amount = sells ? quantity * price - 1 : -(quantity * price + 1);
  return `${date},${sells ? "Sell" : "Buy"},${symbolOf(i % 900)},${quantity},${price}.00,1.00,${amount}.00`;
}

/** Files of `rows` rows, by what the figure calls them. */
export const LARGE_FILES: Readonly<Record<string, (rows: number) => string>> = {
  "3 columns": (rows) =>
    table("Symbol,Quantity,Price", rows, (i) => `${symbolOf(i)},${1 + (i % 500)},${money(i).slice(1)}`),
  "16 columns of Fidelity's": (rows) =>
    table(
      "Account Number,Account Name,Symbol,Description,Quantity,Last Price,Last Price Change,Current Value,Today's Gain/Loss Dollar,Today's Gain/Loss Percent,Total Gain/Loss Dollar,Total Gain/Loss Percent,Percent Of Account,Cost Basis Total,Average Cost Basis,Type",
      rows,
      (i) =>
        `X0000000${i % 3},Individual,${symbolOf(i)},"COMPANY ${i} INC, CLASS A",${1 + (i % 500)},${money(i)},+$0.10,${money(i)},+$4.20,+0.03%,+$58.30,+80.70%,0.01%,${money(i + 1)},${money(i + 2)},Cash,`,
    ),
  trades: (rows) => table("Date,Action,Symbol,Quantity,Price,Fees,Amount", rows, trade),
};

/** A word of six letters, another one for nearly every number. */
const wordOf = (i: number): string => (i * 7_919 + 308_915_776).toString(26).slice(-6);
const WIDE = 100;
/** As many rows of a hundred words as a file may have bytes for. */
const WORDY_ROWS = 13_000;
const HEADER_WORDS =
  "Symbol,Name,Price,Value,Weight,Account,Currency,Type,ISIN,Exchange,Date,Shares,Kürzel,Wert,Kurs,Titre".split(",");

/** Files of words, in which every line could be a header: what costs most to tell that it is none, or one. */
const WORDY_FILES: Readonly<Record<string, () => string>> = {
  "of words": () => table("Symbol,Quantity", WORDY_ROWS, (i) => words((j) => wordOf(i * WIDE + j))),
  "of header words, each line in another order": () =>
    table("Symbol,Quantity", WORDY_ROWS, (i) => words((j) => HEADER_WORDS[(i + j * 7) % HEADER_WORDS.length] ?? "")),
};

const words = (word: (j: number) => string): string => Array.from({ length: WIDE }, (_, j) => word(j)).join(",");

function table(header: string, rows: number, row: (i: number) => string): string {
  return `${[header, ...Array.from({ length: rows }, (_, i) => row(i))].join("\n")}\n`;
}

/** First read of a file of words by a process that has read nothing before, whatever it is answered. One process a run. */
export async function readWordyFiles({ say }: Bench, runs: number): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const [name, write] of Object.entries(WORDY_FILES)) {
    const what = `${WORDY_ROWS} rows and ${WIDE} columns ${name}`;
    say(`  ${what}`);
    const reads = await readInChildren(write(), runs);
    figures.push(
      summarise(
        `answer ${what}`,
        "ms",
        reads.map(({ milliseconds }) => milliseconds),
      ),
    );
  }
  return figures;
}

/**
 * First read of a large file by a process that has read nothing before: time of `readPortfolioFile` alone, and the most
 * memory the whole process ever held, Node and the loader of TypeScript included (only Linux tells it). One process a run.
 */
export async function readLargeFiles({ say }: Bench, rows: number, runs: number): Promise<BenchFigure[]> {
  const figures: BenchFigure[] = [];
  for (const [name, write] of Object.entries(LARGE_FILES)) {
    say(`  ${rows} rows, ${name}`);
    const reads = await readInChildren(write(rows), runs);
    const astray = reads.find(({ lines, rejected, refused }) => lines !== rows || rejected > 0 || refused !== null);
    if (astray) {
      const told = astray.refused ?? `${astray.lines} rows read, ${astray.rejected} rejected`;
      throw new Error(`readLargeFiles: of ${name} ${told}`);
    }
    const milliseconds = reads.map((read) => read.milliseconds);
    figures.push(withBar(`read ${rows} rows, ${name} (ratio: the bar of 1 s)`, "ms", milliseconds, BAR_MS));
    const peaks = reads.flatMap(({ peakMb }) => peakMb ?? []);
    if (peaks.length > 0)
      figures.push(withBar(`its process's peak memory, ${name} (ratio: the bar of 200 MB)`, "MB", peaks, BAR_MB));
  }
  return figures;
}

async function readInChildren(text: string, runs: number): Promise<LargeRead[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-import-"));
  try {
    const file = path.join(folder, "large.csv");
    writeFileSync(file, text);
    const reads: LargeRead[] = [];
    while (reads.length < runs) reads.push(await readInChild(file));
    return reads;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withBar(name: string, unit: string, samples: readonly number[], bar: number): BenchFigure {
  const figure = summarise(name, unit, samples);
  return { ...figure, ratio: bar / figure.median };
}

async function readInChild(file: string): Promise<LargeRead> {
  // The same small young generation that `npm run read-portfolio` is started with.
  const flags = ["--max-semi-space-size=16", "--import", "tsx"];
  const args = [...flags, inProject("bench/read-large-file.ts"), file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: PROJECT_ROOT });
  return JSON.parse(stdout) as LargeRead;
}
