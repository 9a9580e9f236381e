import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/**
 * What `postmaster.pid` says, and whether it is still true.
 *
 * The file outlives a server that was killed, and its pid then may be a zombie that nobody reaps (a container whose
 * PID 1 is a program, not an init) or by now another process. PostgreSQL only asks whether the pid exists; we look at
 * what it is.
 */
export interface PostmasterRecord {
  pid: number;
  port: number;
  /** True once it takes queries; before, TCP connects but recovery answers 57P03. */
  ready: boolean;
}

/** `running`: a postmaster of this cluster. `gone`: no such process. `taken`: the pid is a corpse or somebody else. */
export type PostmasterState = "running" | "gone" | "taken";

/** Read the lock file, or undefined where none is or it is not fully written. Lines 1, 4 and 8 of its eight. */
export function readPostmaster(cluster: string): PostmasterRecord | undefined {
  let lines: string[];
  try {
    lines = fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.startsWith("ready") === true };
}

export function postmasterState(cluster: string, pid: number): PostmasterState {
  if (!isAlive(pid)) return "gone";
  return (process.platform === "linux" ? isOursByProc(cluster, pid) : isOursByPs(cluster, pid)) ? "running" : "taken";
}

/** True where a process with that pid exists, be it another user's or a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isOursByProc(cluster: string, pid: number): boolean {
  try {
    // pid (comm) state …; comm may itself hold parentheses.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const comm = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
    if (comm !== "postgres" || state === "Z" || state === "X") return false;
  } catch {
    // It ended between two looks.
    return false;
  }
  try {
    // A postmaster works in its data directory: so another cluster's server with a recycled pid is told apart.
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster);
  } catch {
    // Another user's process hides its directory; a postgres at the recorded pid is then taken to be ours.
    return true;
  }
}

function isOursByPs(cluster: string, pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-ww", "-o", "stat=,command=", "-p", String(pid)], { encoding: "utf8" });
  const [, state = "Z", command = ""] = /^\s*(\S+)\s+(.*)$/m.exec(stdout ?? "") ?? [];
  return !state.startsWith("Z") && command.includes(`postgres -D ${cluster}`);
}

/** The port on which this cluster takes queries now, or undefined. */
export async function readyPort(cluster: string): Promise<number | undefined> {
  const record = readPostmaster(cluster);
  if (!record?.ready || postmasterState(cluster, record.pid) !== "running") return undefined;
  return (await accepts(record.port)) ? record.port : undefined;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1", timeout: 2_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on("connect", () => end(true));
    socket.on("timeout", () => end(false));
    socket.on("error", () => end(false));
  });
}

/** A port of this machine that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
