import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identify, isRunning, type ProcessIdentity } from "./process-identity";
import { ScriptFailure } from "./script-failure";

const identity = z.object({ pid: z.number(), began: z.string() });
const record = z.object({ script: identity, url: z.string().nullable(), children: z.array(identity) });
type DemoRecord = z.output<typeof record>;

/** What a demo needs to notice that its starter is gone, and to end. */
const ENDING_MS = 10_000;
/** What children of a killed demo may take to notice it. */
const NOTICE_MS = 5_000;

const fileIn = (dataDir: string) => path.join(dataDir, "running.json");

function readRecord(dataDir: string): DemoRecord | undefined {
  try {
    return record.parse(JSON.parse(fs.readFileSync(fileIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Make sure that no other demo runs on a data directory. One that is about to end, because its terminal or npm is gone,
 * is waited for.
 * @throws ScriptFailure with where the other one is
 */
export async function assertAlone(dataDir: string, say: (line: string) => void, patienceMs = ENDING_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let told = false;
  for (;;) {
    const found = readRecord(dataDir);
    if (!found || !isRunning(found.script)) return;
    const where = found.url ? `at ${found.url}` : "and about to start";
    if (Date.now() > deadline) {
      throw new ScriptFailure(
        `A demo of this folder is running already, ${where} (process ${found.script.pid}). Use that one, or stop it: Ctrl-C where it was started, or kill ${found.script.pid}.`,
      );
    }
    if (!told) say(`Another demo is running ${where}: waiting a moment, in case it is ending.`);
    told = true;
    await sleep(100);
  }
}

/**
 * Wait for what a killed demo left behind, and end what does not end by itself.
 * @returns how many processes there were
 */
export async function endLeftovers(dataDir: string, patienceMs = NOTICE_MS): Promise<number> {
  const left = (readRecord(dataDir)?.children ?? []).filter(isRunning);
  const deadline = Date.now() + patienceMs;
  while (left.some(isRunning) && Date.now() < deadline) await sleep(50);
  for (const child of left.filter(isRunning)) process.kill(child.pid, "SIGKILL");
  return left.length;
}

/** Say that this process is the demo of a data directory, and what it has started. */
export function recordDemo(dataDir: string, { url, pids }: { url: string | null; pids: readonly number[] }): void {
  const script = identify(process.pid);
  if (!script) throw new Error("recordDemo: this process cannot be found");
  const children = pids.map(identify).filter((child): child is ProcessIdentity => child !== undefined);
  fs.mkdirSync(dataDir, { recursive: true });
  const scratch = `${fileIn(dataDir)}-${process.pid}`;
  fs.writeFileSync(scratch, JSON.stringify({ script, url, children } satisfies DemoRecord), { mode: 0o600 });
  fs.renameSync(scratch, fileIn(dataDir));
}

export function forgetDemo(dataDir: string): void {
  fs.rmSync(fileIn(dataDir), { force: true });
}
