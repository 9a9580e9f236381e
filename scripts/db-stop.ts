import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { stopEmbeddedPostgres } from "@/db/embedded/server";
import { loadSettingsFile, readEnv } from "@/lib/env";
import { runScript } from "./run-script";

/**
 * `npm run db:stop`: stops the embedded PostgreSQL of SIGMASIGHT_DATA_DIR, and those of the data directories that
 * tests and bench keep inside it.
 */
runScript(async () => {
  loadSettingsFile();
  const dataDir = readEnv().SIGMASIGHT_DATA_DIR;
  const inside = existsSync(dataDir)
    ? readdirSync(dataDir, { withFileTypes: true }).filter((e) => e.isDirectory())
    : [];

  let stopped = 0;
  for (const directory of [dataDir, ...inside.map((entry) => path.join(dataDir, entry.name))]) {
    if (await stopEmbeddedPostgres(directory)) {
      stopped++;
      console.log(`Stopped the PostgreSQL of ${directory}.`);
    }
  }
  if (stopped === 0) console.log(`No embedded PostgreSQL is running in ${dataDir}.`);
});
