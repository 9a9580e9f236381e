import { spawn } from "node:child_process";

export interface ProgramResult {
  ok: boolean;
  /** What it said on both outputs, where `show` is not set. */
  said: string;
}

/** Run a program to its end, or to a time limit; one that does not exist is not ok. */
export function runProgram(
  command: string,
  args: readonly string[],
  { timeoutMs, show = false, env = {} }: { timeoutMs: number; show?: boolean; env?: Record<string, string> },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      env: { ...process.env, ...env },
    });
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", (error) => resolve({ ok: false, said: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, said }));
  });
}
