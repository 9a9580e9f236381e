import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import os from "node:os";
import { AppError } from "@/lib/errors";

/** Whom the server runs as: options for `spawn`; empty is "as we are". */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

/**
 * What the server's programs see of the environment: nothing of ours (a PGPORT, an LD_LIBRARY_PATH), English messages.
 * Next's types want NODE_ENV in every environment.
 */
export const BARE_ENVIRONMENT: NodeJS.ProcessEnv = { NODE_ENV: "production", LC_ALL: "C" };

/** Unprivileged names that every Unix has, in order of preference. */
const UNPRIVILEGED = ["nobody", "daemon"];

/**
 * PostgreSQL refuses to run as root. So root starts it as whoever owns the cluster already, else as `nobody`.
 * @param cluster the data directory; need not exist
 * @throws AppError where the uid has no passwd entry, which initdb does not accept
 */
export function serverUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) {
    requirePasswdEntry();
    return {};
  }
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid | 0, gid: owner.gid | 0 };

  const passwd = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of UNPRIVILEGED) {
    const entry = passwd.find(([user]) => user === name);
    // `| 0`: a Mac's nobody is -2, which chown wants as 4294967294 and setuid as -2.
    if (entry) return { uid: Number(entry[2]) | 0, gid: Number(entry[3]) | 0 };
  }
  throw new AppError(
    "database_unavailable",
    `PostgreSQL refuses to run as root, and /etc/passwd has none of: ${UNPRIVILEGED.join(", ")}. Run as an ordinary user, or set DATABASE_URL to a database of yours.`,
  );
}

function requirePasswdEntry(): void {
  try {
    os.userInfo();
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `The user id ${process.getuid?.()} has no entry in /etc/passwd, and PostgreSQL refuses to start for a user without a name. Run as a user that has one (in Docker: leave out --user), or set DATABASE_URL to a database of yours.`,
      { cause },
    );
  }
}

/** True where that user can stand in the directory: asked of the kernel, because modes alone do not tell (ACLs, mounts). */
export function canEnter(directory: string, user: ServerUser): boolean {
  const shell = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", directory], { ...user, cwd: "/", stdio: "ignore" });
  return shell.status === 0;
}
