import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { type PostmasterRecord, readPostmaster } from "./postmaster";
import { type EmbeddedPostgres, ensureEmbeddedPostgres, stopEmbeddedPostgres } from "./server";
import type { ServerUser } from "./server-user";

/** A directory of a test's own, in which it makes, kills and finds servers. */
export interface TestPlace {
  directory: string;
  dataDir: string;
  cluster: string;
  /** What the running server recorded of itself. */
  postmaster(): PostmasterRecord;
  ensure(): Promise<EmbeddedPostgres>;
  /** Stop the server and remove everything. */
  remove(): Promise<void>;
}

/** @param below where the data directory stands inside the test's own */
export function makePlace(below = "data"): TestPlace {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "sigmasight-launcher-"));
  fs.chmodSync(directory, 0o777);
  const dataDir = path.join(directory, below);
  const cluster = path.join(dataDir, "postgres/cluster");
  return {
    directory,
    dataDir,
    cluster,
    postmaster: () => {
      const record = readPostmaster(cluster);
      if (!record) throw new Error(`No server has recorded itself in ${cluster}.`);
      return record;
    },
    ensure: () => ensureEmbeddedPostgres(dataDir, { say: () => {} }),
    remove: async () => {
      await stopEmbeddedPostgres(dataDir);
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}

export async function query(server: Pick<EmbeddedPostgres, "url">, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url });
  // A test that kills the server ends this connection with it.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

interface ElsewhereOptions {
  user?: ServerUser;
  umask?: string;
  packageDirectory?: string;
}

/** The same call in a process of its own, as that user, under a strict umask if asked. */
export function ensureElsewhere(
  { directory, dataDir }: TestPlace,
  { user = {}, umask = "022", packageDirectory = "" }: ElsewhereOptions = {},
) {
  const script = path.join(import.meta.dirname, "testing-ensure.ts");
  const command = [process.execPath, "--import", "tsx", script, dataDir, packageDirectory];
  return promisify(execFile)("/bin/sh", ["-c", `umask ${umask}; exec "$@"`, "sh", ...command], {
    ...user,
    cwd: path.resolve(import.meta.dirname, "../.."),
    // What may stand in a developer's shell and must not reach the server.
    env: { ...process.env, HOME: directory, TMPDIR: directory, PGPORT: "1", PGDATA: "/nowhere", LC_ALL: "tlh_KX" },
  }).then(({ stdout }): EmbeddedPostgres => JSON.parse(stdout));
}
