import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** What a process has used so far; null where the system does not tell (only Linux does). */
export interface ProcessUsage {
  /** CPU time, user and system, in ms. */
  cpuMs: number;
  /** Most memory it ever had resident (VmHWM), in MB (10^6 bytes). */
  peakMb: number;
}

export function processUsage(pid: number): ProcessUsage | null {
  const [status, stat] = [`/proc/${pid}/status`, `/proc/${pid}/stat`];
  if (!fs.existsSync(status) || !fs.existsSync(stat)) return null;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(status, "utf8"))?.[1];
  // The name in brackets may hold blanks and brackets; utime and stime are the 12th and 13th fields behind it.
  const fields = fs
    .readFileSync(stat, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  if (peak === undefined || !Number.isFinite(ticks)) return null;
  return { cpuMs: (ticks * 1000) / ticksPerSecond(), peakMb: (Number(peak) * 1024) / 1e6 };
}

let ticksKnown: number | undefined;

function ticksPerSecond(): number {
  ticksKnown ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return ticksKnown;
}
