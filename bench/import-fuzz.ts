import { seeded } from "@/lib/factors/testing-prices";
import { portfolioJson } from "@/lib/import/portfolio-json";
import type { PortfolioPreview, ReadOptions, ReadResult } from "@/lib/import/preview";
import { readPortfolioFile } from "@/lib/import/read-portfolio-file";
import { decodeFile } from "@/lib/import/text/decode";
import { countLines, normaliseLines } from "@/lib/import/text/records";
import { IMPORT_FIXTURES } from "./import-fixtures";
import { BYTE_MUTATIONS, ENCODINGS, TEXT_MUTATIONS } from "./import-mutations";

/** Longest a file of a few kilobytes may take, on a busy machine: beyond it the reader hangs. */
const HANG_MS = 5_000;
const MAXIMUM_CHANGES = 4;
/** How many failures are told in full. */
const TOLD = 10;

export interface FuzzedFile {
  /** All of it: the same seed is the same file on every machine. */
  seed: number;
  /** Fixture, what was done to its text, encoding, what was done to its bytes. */
  story: string[];
  bytes: Uint8Array;
}

export function fuzzedFile(seed: number): FuzzedFile {
  const random = seeded(seed);
  const pick = <T>(table: Readonly<Record<string, T>>): [string, T] => {
    const entries = Object.entries(table);
    return entries[Math.floor(random() * entries.length)]!;
  };
  const [fixture, original] = pick(IMPORT_FIXTURES);
  const story = [fixture];
  let text = original;
  for (let left = 1 + Math.floor(random() * MAXIMUM_CHANGES); left > 0; left--) {
    const [name, change] = pick(TEXT_MUTATIONS);
    text = change(text, random);
    story.push(name);
  }
  // Most files are UTF-8 and whole: else what their text says would seldom be reached.
  const [encoding, encode] = random() < 0.7 ? (["UTF-8", ENCODINGS["UTF-8"]!] as const) : pick(ENCODINGS);
  let bytes = encode(text);
  story.push(encoding);
  while (random() < 0.25 && bytes.length > 0) {
    const [name, change] = pick(BYTE_MUTATIONS);
    bytes = change(bytes, random);
    story.push(name);
  }
  return { seed, story, bytes };
}

/** What is wrong with the answer to a file: null where every line is accounted for, once, in the JSON too. */
export function faultOf(result: ReadResult, bytes: Uint8Array): string | null {
  const { receipt: told, not_modelled: held, ignored: left, positions } = portfolioJson(result);
  if (!result.ok) return /\S\.$/.test(result.problem.message) ? null : "refused without a sentence";
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return "read, though it does not decode";
  const { receipt, rows } = result.preview;
  const sum = receipt.used + receipt.heldNotModelled + receipt.ignored + receipt.rejected;
  const all = receipt.blank + receipt.header + receipt.continuation + sum;
  const lines = countLines(normaliseLines(decoded.text));
  if (receipt.lines !== lines) return `${receipt.lines} lines in the receipt, ${lines} in the file`;
  if (all !== lines) return `${all} lines accounted for of ${lines}`;
  const negative = Object.entries(receipt).find(([, value]) => typeof value === "number" && value < 0);
  if (negative) return `${negative[0]} is ${negative[1]}`;
  if (sum !== rows.length) return `${sum} lines read, ${rows.length} rows listed`;
  let last = 0;
  for (const { line, lastLine } of rows.toSorted((a, b) => a.line - b.line)) {
    if (line <= last || lastLine < line || lastLine > lines) return `line ${line} stands twice, or outside the file`;
    last = lastLine;
  }
  if (told.used + told.cash + told.not_modelled + told.ignored + told.rejected !== told.lines_read)
    return "the JSON's receipt does not add up";
  if (held.length !== told.not_modelled || left.length !== told.ignored)
    return "the JSON lists other lines than it counts";
  const stray = positions.find((lot) => lot.lines.length === 0 || lot.lines.some((line) => line < 1 || line > lines));
  return stray ? `${stray.symbol} stands on lines [${stray.lines.join(", ")}]` : lotFault(result.preview);
}

function lotFault({ kind, positions, receipt, problems, rows }: PortfolioPreview): string | null {
  if (kind === "transactions") return null;
  if (positions.length !== receipt.used + receipt.heldNotModelled) return `${positions.length} lots of other lines`;
  const faulty = new Set(problems.flatMap(({ severity, line }) => (severity === "error" && line !== null ? line : [])));
  const unsaid = rows.find(({ disposition, line }) => disposition === "rejected" && !faulty.has(line));
  return unsaid ? `line ${unsaid.line} is rejected and no problem says why` : null;
}

/** The answers a user would give to what a preview asks; null where it asks nothing. */
function answersTo({ questions, asksForEquity }: PortfolioPreview): ReadOptions | null {
  if (questions.length === 0 && !asksForEquity) return null;
  return {
    answers: Object.fromEntries(questions.map(({ id, readings }) => [id, readings.at(-1)?.value ?? ""])),
    ...(asksForEquity ? { equity: "100000" } : {}),
  };
}

interface Outcome {
  milliseconds: number;
  isRead: boolean;
  threw?: boolean;
  fault: string | null;
}

function tryFile({ bytes }: FuzzedFile): Outcome {
  const began = performance.now();
  let isRead = false;
  let milliseconds = 0;
  try {
    const result = readPortfolioFile(bytes);
    milliseconds = performance.now() - began;
    isRead = result.ok;
    const asked = result.ok ? answersTo(result.preview) : null;
    const fault = faultOf(result, bytes) ?? (asked && faultOf(readPortfolioFile(bytes, asked), bytes));
    if (fault !== null || milliseconds <= HANG_MS) return { milliseconds, isRead, fault };
    return { milliseconds, isRead, fault: `it took ${Math.round(milliseconds)} ms` };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { milliseconds: milliseconds || performance.now() - began, isRead, threw: true, fault };
  }
}

/** What became of a run of seeds. */
export interface FuzzPart {
  /** Of each file, reading it once. */
  milliseconds: number[];
  read: number;
  threw: number;
  faulty: number;
  slowest: { milliseconds: number; story: string };
  /** The first of those that failed: seed, what was done, what is wrong, and the bytes in base64. */
  failures: string[];
}

/** Reads the files of `count` seeds, `from` and up, and keeps account. */
export function fuzzSeeds(from: number, count: number): FuzzPart {
  const part: FuzzPart = {
    milliseconds: [],
    read: 0,
    threw: 0,
    faulty: 0,
    slowest: { milliseconds: 0, story: "" },
    failures: [],
  };
  for (let seed = from; seed < from + count; seed++) {
    const file = fuzzedFile(seed);
    const story = `seed ${seed}, ${file.bytes.length} bytes: ${file.story.join(" > ")}`;
    const { milliseconds, isRead, threw, fault } = tryFile(file);
    part.milliseconds.push(milliseconds);
    if (isRead) part.read += 1;
    if (milliseconds > part.slowest.milliseconds) part.slowest = { milliseconds, story };
    if (fault === null) continue;
    if (threw) part.threw += 1;
    else part.faulty += 1;
    if (part.failures.length < TOLD)
      part.failures.push(`${story}\n${fault}\n${Buffer.from(file.bytes).toString("base64")}`);
  }
  return part;
}
