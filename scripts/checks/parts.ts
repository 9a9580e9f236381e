import fs from "node:fs";
import path from "node:path";
import { startChild } from "../stack/child";
import { environmentWith } from "../stack/environment";
import { inProject } from "../stack/project";
import type { Shutdown } from "../stack/shutdown";
import { type Counts, countPart, countPlaywright, countVitest } from "./counts";

/** A script for Node, with its arguments. */
type Command = readonly [script: string, ...args: string[]];

/** One kind of check: commands that must all succeed, and the report that says how many tests there were. */
export interface Part {
  name: string;
  commands: readonly Command[];
  limitMs: number;
  report?: { file: string; count: (report: unknown) => Counts };
}

const MINUTE = 60_000;

const NEXT = "node_modules/next/dist/bin/next";
const TSC = "node_modules/typescript/bin/tsc";
const BIOME = "node_modules/@biomejs/biome/bin/biome";
const VITEST = "node_modules/vitest/vitest.mjs";

const reportFile = (name: string) => inProject("test-results", `${name}.json`);

function vitestPart(project: string, limitMs: number): Part {
  const file = reportFile(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return {
    name: project,
    commands: [[VITEST, "run", "--project", project, ...reporters]],
    limitMs,
    report: { file, count: countVitest },
  };
}

/** In the order in which they run: what is quick and fails often comes first. */
export const CORE_PARTS: readonly Part[] = [
  {
    name: "types",
    commands: [
      [NEXT, "typegen"],
      [TSC, "--noEmit"],
    ],
    limitMs: 10 * MINUTE,
  },
  { name: "lint", commands: [[BIOME, "check"]], limitMs: 5 * MINUTE },
  vitestPart("unit", 15 * MINUTE),
  vitestPart("integration", 25 * MINUTE),
];

export const BROWSER_PART: Part = {
  name: "e2e",
  commands: [["scripts/e2e.ts", `--report=${reportFile("e2e")}`]],
  limitMs: 30 * MINUTE,
  report: { file: reportFile("e2e"), count: countPlaywright },
};

/** Run a part with its output shown. Parts without a report are one check each. */
export async function runPart(part: Part, shutdown: Shutdown): Promise<Counts> {
  if (part.report) {
    fs.mkdirSync(path.dirname(part.report.file), { recursive: true });
    fs.rmSync(part.report.file, { force: true });
  }
  const deadline = Date.now() + part.limitMs;
  let succeeded = true;
  for (const command of part.commands) {
    succeeded = succeeded && (await runCommand(command, deadline, shutdown));
  }
  if (part.report) return countPart(part.report.file, part.report.count, succeeded);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, leftOut: 0 };
}

async function runCommand([script, ...args]: Command, deadline: number, shutdown: Shutdown): Promise<boolean> {
  const child = await startChild({
    script: inProject(script),
    args,
    // Whoever runs the tests may have settings for a live app; none of them is for tests.
    env: environmentWith({}),
    output: "inherit",
    stopAfterMs: 15_000,
  });
  shutdown.add(child);
  // It is in a group of its own and hears no Ctrl-C.
  void shutdown.asked.then(() => child.stop());
  const limit = setTimeout(() => {
    console.log(`${script} took too long and is stopped.`);
    void child.stop();
  }, deadline - Date.now());
  await child.ended;
  clearTimeout(limit);
  return child.process.exitCode === 0;
}
