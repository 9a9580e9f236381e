import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** A process for good: a pid alone may be given to another one after it has ended. */
export interface ProcessIdentity {
  pid: number;
  /** When it began, as the system writes it. */
  began: string;
}

interface ProcessEntry extends ProcessIdentity {
  parent: number;
  /** The program's short name, such as `sh`. */
  name: string;
}

/** Who runs under a pid now; undefined where nobody does, or only a corpse that its parent has not fetched. */
export function identify(pid: number): ProcessIdentity | undefined {
  const entry = lookUp(pid);
  return entry && { pid, began: entry.began };
}

export function isRunning({ pid, began }: ProcessIdentity): boolean {
  return lookUp(pid)?.began === began;
}

/** Who started this process: its parent, or, where that is only the shell in which npm runs a script, npm. */
export function identifyStarter(): ProcessIdentity | undefined {
  const parent = lookUp(process.ppid);
  return parent && /^(ba|da|z|k)?sh$/.test(parent.name) ? identify(parent.parent) : parent && identify(parent.pid);
}

function lookUp(pid: number): ProcessEntry | undefined {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** `pid (name) state parent …`, the beginning as field 22, in clock ticks since boot. The name may hold anything. */
function fromProc(pid: number): ProcessEntry | undefined {
  let stat: string;
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
  const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const began = rest[17];
  return state === "Z" || state === "X" || began === undefined
    ? undefined
    : { pid, began, parent: Number(parent), name };
}

/** `stat parent Www Mmm dd hh:mm:ss yyyy command`, the command with its path. */
function fromPs(pid: number): ProcessEntry | undefined {
  const asked = spawnSync("ps", ["-o", "stat=,ppid=,lstart=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [state, parent, ...rest] = asked.status === 0 ? asked.stdout.trim().split(/\s+/) : [];
  if (!state || state.startsWith("Z")) return undefined;
  const name = rest.slice(5).join(" ").split("/").at(-1)?.replace(/^-/, "") ?? "";
  return { pid, began: rest.slice(0, 5).join(" "), parent: Number(parent), name };
}
