import os from "node:os";
import { text } from "node:stream/consumers";
import { startChild } from "@/scripts/stack/child";
import { inProject } from "@/scripts/stack/project";
import { ScriptFailure } from "@/scripts/stack/script-failure";
import { type BenchFigure, summarise } from "./figure";
import type { Bench } from "./harness";
import type { FuzzPart } from "./import-fuzz";

/**
 * Reads `files` damaged files, seeds 1 and up, shared out among a process a core.
 *
 * @throws ScriptFailure when a file is thrown at, hangs or is not accounted for, with seeds, what was done and the bytes
 */
export async function fuzzImport(bench: Bench, files: number): Promise<BenchFigure[]> {
  const share = Math.ceil(files / os.availableParallelism());
  const starts = Array.from({ length: Math.ceil(files / share) }, (_, i) => 1 + i * share);
  const parts = await Promise.all(starts.map((from) => fuzzInChild(bench, from, Math.min(share, files + 1 - from))));
  const sum = (count: (part: FuzzPart) => number) => parts.reduce((total, part) => total + count(part), 0);
  const [threw, faulty] = [sum((part) => part.threw), sum((part) => part.faulty)];
  if (threw + faulty > 0) {
    const told = parts.flatMap(({ failures }) => failures).join("\n\n");
    throw new ScriptFailure(
      `Of ${files} mutated files ${threw} were thrown at and ${faulty} not accounted for. fuzzedFile(seed) makes one again; its bytes in base64:\n${told}`,
    );
  }
  const slowest = parts.map((part) => part.slowest).reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  const milliseconds = parts.flatMap((part) => part.milliseconds);
  return [
    summarise(`import of ${files} mutated files, one file`, "ms", milliseconds),
    summarise(`slowest of them (${slowest.story})`, "ms", [slowest.milliseconds]),
    summarise("of them read, the others refused whole with a sentence", "files", [sum((part) => part.read)]),
    summarise("of them thrown at", "files", [threw]),
    summarise("of them with a receipt that does not add up", "files", [faulty]),
  ];
}

async function fuzzInChild({ shutdown }: Bench, from: number, count: number): Promise<FuzzPart> {
  const args = [String(from), String(count)];
  const child = await startChild({ script: inProject("bench/fuzz-part.ts"), args, env: process.env, output: "pipe" });
  shutdown.add(child);
  const { stdout, stderr } = child.process;
  if (!stdout || !stderr) throw new Error("fuzzInChild: the child was started without its output");
  const [told, complaint, ended] = await Promise.all([text(stdout), text(stderr), child.ended]);
  if (told === "") throw new Error(`fuzzInChild: seeds ${from} to ${from + count - 1} ${ended}: ${complaint}`);
  return JSON.parse(told) as FuzzPart;
}
