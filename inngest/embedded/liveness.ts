import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Which process this is, in words that another process on the same machine can check. */
export interface ProcessIdentity {
  id: string;
  /** The same for processes that see each other's process ids, and for no others. */
  machine: string;
  pid: number;
  /** When the process began, in the system's own units: tells it from a later one with the same id; null if unknown. */
  pidStarted: string | null;
}

/** A new identity: one for each executor, also for two in one process. */
export function thisProcess(): ProcessIdentity {
  return { id: randomUUID(), machine: machine(), pid: process.pid, pidStarted: startOf(process.pid) };
}

/**
 * Whether a process is surely gone, so that its leases need not run out first. Of another machine nothing is sure.
 */
export function isGone(other: Omit<ProcessIdentity, "id">): boolean {
  if (other.machine !== machine()) return false;
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
  const started = startOf(other.pid);
  return started !== null && other.pidStarted !== null && started !== other.pidStarted;
}

/** Containers on one host may share its name but not its process ids: on Linux boot and pid namespace tell them apart. */
function machine(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return `${process.platform} ${hostname()}`;
  }
}

/** Field 22 of `/proc/PID/stat`, in ticks since boot; `"gone"` for a zombie; null where there is no `/proc`. */
function startOf(pid: number): string | null {
  try {
    // The name, second field, may hold spaces and parentheses: count from its end.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "gone" : fields[19]!;
  } catch {
    return null;
  }
}
