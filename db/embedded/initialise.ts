import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/errors";
import { type Home, writeSettings } from "./home";
import { isAlive } from "./postmaster";
import { BARE_ENVIRONMENT, type ServerUser } from "./server-user";

export const SUPERUSER = "sigmasight";

/**
 * Make a cluster, once: in a scratch directory that is renamed at the end, so that of several processes racing the
 * first to finish wins, the others throw theirs away, and one that is killed leaves nothing half made.
 * @param port the one to try first
 */
export function initialise(home: Home, initdb: string, user: ServerUser, port: number): void {
  sweepScratch(home);
  const scratch = `${home.directory}-init-${process.pid}-${crypto.randomBytes(4).toString("hex")}`;
  const cluster = path.join(scratch, path.basename(home.cluster));
  const passwordFile = path.join(scratch, "password");
  const password = crypto.randomBytes(24).toString("hex");

  fs.mkdirSync(cluster, { recursive: true });
  // Against a strict umask: the server's user passes through to its own directory and sees no more.
  fs.chmodSync(scratch, 0o711);
  fs.chmodSync(cluster, 0o700);
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(user, cluster, passwordFile);

  const made = spawnSync(initdb, ["-D", cluster, "--pwfile", passwordFile, ...CLUSTER_OPTIONS], {
    ...user,
    cwd: "/",
    env: BARE_ENVIRONMENT,
    encoding: "utf8",
  });
  if (made.status !== 0) {
    fs.rmSync(scratch, { recursive: true, force: true });
    throw new AppError(
      "database_unavailable",
      `initdb could not make a database in ${home.directory}: ${(made.error?.message ?? made.stderr).trim()}\nSet SIGMASIGHT_DATA_DIR to a directory on a local disk, or DATABASE_URL to a database of yours.`,
    );
  }
  fs.rmSync(passwordFile);
  writeSettings({ settings: path.join(scratch, path.basename(home.settings)) }, { password, port });
  moveIntoPlace(scratch, home);
}

const CLUSTER_OPTIONS = [
  ...["--username", SUPERUSER, "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions"],
  // PostgreSQL's own C.UTF-8: sorts by code point and lower-cases all of Unicode the same on every machine, and asks
  // nothing of the machine's locales or the environment.
  ...["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
];

function giveTo({ uid, gid }: ServerUser, ...paths: string[]): void {
  if (uid === undefined || gid === undefined) return;
  for (const at of paths) fs.chownSync(at, uid >>> 0, gid >>> 0);
}

function moveIntoPlace(scratch: string, home: Home): void {
  try {
    fs.renameSync(scratch, home.directory);
  } catch (error) {
    fs.rmSync(scratch, { recursive: true, force: true });
    // Lost the race: another process's cluster stands there already.
    if (!fs.existsSync(home.settings)) throw error;
  }
}

/** Remove what killed processes left half made. */
function sweepScratch(home: Home): void {
  const parent = path.dirname(home.directory);
  for (const name of fs.readdirSync(parent)) {
    const owner = /^postgres-init-(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}
