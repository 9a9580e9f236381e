import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { findPackage, usableBinaries } from "./binaries";
import { chooseHome, findHome, type Home, readSettings, writeSettings } from "./home";
import { initialise, SUPERUSER } from "./initialise";
import { freePort, postmasterState, readPostmaster, readyPort } from "./postmaster";
import { serverUser } from "./server-user";
import { startPostmaster } from "./start-postmaster";

/** A fast shutdown writes a checkpoint first. */
const STOP_DEADLINE = 60_000;

export interface EmbeddedPostgres {
  /** With user and password, for this machine only. */
  url: string;
  port: number;
  /** True where this call started the server. */
  started: boolean;
}

export interface EmbeddedOptions {
  /** Told, in sentences, what takes a moment or is not where one looks for it; standard error by default. */
  say?: (line: string) => void;
  /** The package's root directory, where it is not the installed one. */
  packageDirectory?: string;
}

/**
 * The PostgreSQL server of a data directory: made if it is not there, started if it does not run, shared if it does.
 *
 * Any number of processes may call this at once. The server is nobody's child and outlives its starter, so that app,
 * scripts and tests share it; `stopEmbeddedPostgres` ends it. Works as root, which then has it run by an unprivileged
 * user. The port stays the same from start to start unless another program has taken it.
 * @throws AppError `database_unavailable` with what to do about it
 */
export async function ensureEmbeddedPostgres(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const { say = (line) => process.stderr.write(`${line}\n`) } = options;
  const home = chooseHome(dataDir, say);
  const existing = findHome(dataDir) !== undefined;
  const running = existing ? await runningServer(home) : undefined;
  if (running) return running;

  const user = serverUser(home.cluster);
  const { directory, version } = options.packageDirectory
    ? { directory: options.packageDirectory, version: path.basename(options.packageDirectory) }
    : findPackage();
  const copyTo = path.join(path.dirname(home.directory), `postgres-binaries-${version}`);
  const { initdb, postgres } = usableBinaries(directory, copyTo, user);
  if (!existing) {
    say(`Making a PostgreSQL database in ${home.directory}, once.`);
    initialise(home, initdb, user, await freePort());
  }
  const settings = readSettings(home);
  // The files' owner decides who runs it, and another process may have made them just now.
  const { port, started } = await startPostmaster(home, postgres, serverUser(home.cluster), settings.port);
  if (started && port !== settings.port) writeSettings(home, { ...settings, port });
  return { url: urlOf(settings.password, port), port, started };
}

async function runningServer(home: Home): Promise<EmbeddedPostgres | undefined> {
  const { password } = readSettings(home);
  const port = await readyPort(home.cluster);
  return port ? { url: urlOf(password, port), port, started: false } : undefined;
}

const urlOf = (password: string, port: number) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;

/**
 * Stop the server of a data directory; connections end, nothing acknowledged is lost.
 * @returns false where none runs
 */
export async function stopEmbeddedPostgres(dataDir: string): Promise<boolean> {
  const home = findHome(dataDir);
  if (!home) return false;
  readSettings(home);
  const record = readPostmaster(home.cluster);
  if (!record || postmasterState(home.cluster, record.pid) !== "running") return false;

  try {
    // SIGINT is PostgreSQL's "fast" shutdown.
    process.kill(record.pid, "SIGINT");
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `The server in ${home.directory} (process ${record.pid}) belongs to another user: stop it as that user.`,
      { cause },
    );
  }
  const deadline = Date.now() + STOP_DEADLINE;
  while (Date.now() < deadline) {
    if (postmasterState(home.cluster, record.pid) !== "running") return true;
    await sleep(30);
  }
  throw new AppError(
    "database_unavailable",
    `The server in ${home.directory} (process ${record.pid}) did not stop within ${STOP_DEADLINE / 1000} s: see ${home.log}.`,
  );
}
