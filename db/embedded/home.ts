import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { canEnter, serverUser } from "./server-user";

/**
 * Where a cluster's files stand: `<data dir>/postgres/` with `cluster/`, `server.json` and `postgres.log`.
 *
 * Root's data directory may lie where the server's unprivileged user cannot pass (`/root/app/.data`). Opening other
 * people's directories is not ours to do, so the files then stand under `/var/tmp`, in a place derived from the path.
 */
export interface Home {
  directory: string;
  cluster: string;
  /** Password and the port to try first; mode 600. */
  settings: string;
  log: string;
}

const settingsShape = z.object({ password: z.string(), port: z.number() });
export type ServerSettings = z.output<typeof settingsShape>;

const homeAt = (base: string): Home => {
  const directory = path.join(base, "postgres");
  return {
    directory,
    cluster: path.join(directory, "cluster"),
    settings: path.join(directory, "server.json"),
    log: path.join(directory, "postgres.log"),
  };
};

function elsewhere(dataDir: string): string {
  const hash = crypto.createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  return `/var/tmp/sigmasight-${process.getuid?.() ?? 0}-${hash}`;
}

/** The home that a data directory has already, or undefined. */
export function findHome(dataDir: string): Home | undefined {
  const absolute = path.resolve(dataDir);
  const candidates = [absolute, ...(process.getuid?.() === 0 ? [elsewhere(realPath(absolute))] : [])];
  return candidates.map(homeAt).find((home) => fs.existsSync(home.settings));
}

/**
 * The home that a data directory has, or where it is to be.
 * @param say is told where the files stand, if that is not the data directory
 */
export function chooseHome(dataDir: string, say: (line: string) => void): Home {
  const absolute = path.resolve(dataDir);
  const existing = findHome(absolute);
  if (existing) return existing;

  makeDirectory(absolute);
  const home = homeAt(absolute);
  if (canEnter(absolute, serverUser(home.cluster))) return home;

  const base = elsewhere(realPath(absolute));
  makePrivately(base);
  say(`PostgreSQL's unprivileged user cannot enter ${absolute}, so its files stand in ${base}.`);
  return homeAt(base);
}

const realPath = (at: string): string => (fs.existsSync(at) ? fs.realpathSync(at) : at);

function makeDirectory(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true });
    fs.accessSync(directory, fs.constants.W_OK | fs.constants.X_OK);
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `The data directory ${directory} cannot be written: set SIGMASIGHT_DATA_DIR to one that can.`,
      { cause },
    );
  }
}

/** /var/tmp is everybody's: a directory that someone else put there first is not used. */
function makePrivately(directory: string): void {
  fs.mkdirSync(directory, { recursive: true, mode: 0o755 });
  const made = fs.lstatSync(directory);
  if (!made.isDirectory() || made.uid !== process.getuid?.() || made.mode & 0o022) {
    throw new AppError(
      "database_unavailable",
      `${directory} belongs to somebody else or can be written by others: remove it, or set SIGMASIGHT_DATA_DIR to a directory that every user can enter.`,
    );
  }
  // Against a strict umask: the server's user must be able to pass.
  fs.chmodSync(directory, 0o755);
}

export function readSettings(home: Home): ServerSettings {
  try {
    return settingsShape.parse(JSON.parse(fs.readFileSync(home.settings, "utf8")));
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `${home.settings} cannot be read: the database there was made by another user (run as that user), or the file is damaged. Set SIGMASIGHT_DATA_DIR to another directory to start afresh.`,
      { cause },
    );
  }
}

/** Replaces the file in one move: readers see the old or the new. */
export function writeSettings(home: Pick<Home, "settings">, settings: ServerSettings): void {
  const scratch = `${home.settings}-${process.pid}`;
  fs.writeFileSync(scratch, JSON.stringify(settings), { mode: 0o600 });
  fs.renameSync(scratch, home.settings);
}
