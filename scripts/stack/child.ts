import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inProject, PROJECT_ROOT } from "./project";

/** How long a process may take to end by itself before its group is killed. */
const STOP_MS = 5_000;

export interface ChildOptions {
  /** A script for this Node, with its arguments; TypeScript where it ends in `.ts`. */
  script: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Where its output goes: a file that is begun anew, this process's own output, or `pipe` for the caller to read. */
  output: { file: string } | "inherit" | "pipe";
  stopAfterMs?: number;
}

/** A process group of ours. It ends when we do, however that happens. */
export interface Child {
  process: ChildProcess;
  pid: number;
  /** Resolves when it has ended, with how. */
  ended: Promise<string>;
  hasEnded(): boolean;
  /** Asks it to end, then kills what is left of its group. */
  stop(): Promise<void>;
  /** Ends the whole group at once. */
  kill(): void;
  /** The last lines it wrote, where its output goes to a file. */
  lastLines(count: number): string;
}

/** Start a Node process in a group of its own, so that a terminal's Ctrl-C reaches us first and we end it in order. */
export async function startChild({ script, args, env, output, stopAfterMs = STOP_MS }: ChildOptions): Promise<Child> {
  const file = typeof output === "object" ? output.file : undefined;
  if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  const sink = file ? fs.openSync(file, "w", 0o600) : output === "pipe" ? "pipe" : "inherit";
  const loaders = ["--import", inProject("scripts/stack/parent-watch.mjs"), ...(script.endsWith(".ts") ? TSX : [])];

  const child = spawn(process.execPath, [...loaders, script, ...args], {
    cwd: PROJECT_ROOT,
    detached: true,
    stdio: ["pipe", sink, sink],
    env: { ...env, SIGMASIGHT_PARENT_PIPE: "1" },
  });
  if (typeof sink === "number") fs.closeSync(sink);
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  // The other end may close first; that is what `ended` tells.
  child.stdin?.on("error", () => {});

  const pid = child.pid;
  if (pid === undefined) throw new Error(`startChild: ${script} was started without a pid`);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const kill = () => signalGroup(pid, "SIGKILL");
  const stop = async () => {
    if (!hasEnded()) {
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(stopAfterMs, undefined, { ref: false })]);
    }
    kill();
    await ended;
  };
  const lastLines = (count: number) => (file ? readEnd(file, count) : "");
  return { process: child, pid, ended, hasEnded, stop, kill, lastLines };
}

const TSX = ["--import", "tsx"];

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nobody is left in the group; macOS says EPERM where only corpses are.
    if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) throw error;
  }
}

function readEnd(file: string, count: number): string {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n") : "";
}
