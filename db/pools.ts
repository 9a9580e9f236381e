import { databaseUrl, directDatabaseUrl, readEnv } from "@/lib/env";
import { type Database, type OpenDatabase, openDatabase } from "./connection";

/**
 * The process's own databases: one pool for requests and one for jobs, so that a batch never makes a reader wait.
 *
 * They hang on `globalThis` because Next loads `register()` and the routes as separate module graphs.
 */
type PoolPurpose = "requests" | "jobs";

const slot = Symbol.for("sigmasight.databases");
const shared = globalThis as typeof globalThis & { [slot]?: Map<PoolPurpose, OpenDatabase> };

/** The pool of this process for a purpose, opened when first asked for. Never close it: see `closeDatabases`. */
export function getOpenDatabase(purpose: PoolPurpose): OpenDatabase {
  shared[slot] ??= new Map();
  const existing = shared[slot].get(purpose);
  if (existing) return existing;

  const opened = openDatabase(...settingsFor(purpose));
  shared[slot].set(purpose, opened);
  return opened;
}

function settingsFor(purpose: PoolPurpose): Parameters<typeof openDatabase> {
  const env = readEnv();
  if (purpose === "jobs") {
    // Publishing and claiming jobs need sessions, which a transaction pooler does not keep.
    return [directDatabaseUrl(env), { purpose, poolSize: env.DB_POOL_SIZE - env.DB_REQUEST_RESERVE, pooled: false }];
  }
  const url = databaseUrl(env);
  // Whoever gives a second, direct address says by it that the first goes through a pooler.
  return [url, { purpose, poolSize: env.DB_REQUEST_RESERVE, pooled: url !== directDatabaseUrl(env) }];
}

/** The database of this process for a purpose. */
export function getDatabase(purpose: PoolPurpose): Database {
  return getOpenDatabase(purpose).db;
}

/** End all connections of this process, at the end of a script. */
export async function closeDatabases(): Promise<void> {
  const open = [...(shared[slot]?.values() ?? [])];
  shared[slot]?.clear();
  await Promise.all(open.map((database) => database.close()));
}
