import { Pool as NeonPool } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-serverless";
import { drizzle as drizzlePg, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";
import { log } from "@/lib/log";
import * as schema from "./schema";

/**
 * One `Database` for embedded PostgreSQL, any PostgreSQL and Neon; a transaction is a `Database` too.
 *
 * What comes back: `numeric`, `bigint`, `sum()` and `count()` are strings, because a double cannot hold all of them
 * (ask for `::float8` or `.mapWith(Number)` where it can); `date` is `YYYY-MM-DD`; `double precision` is a number.
 */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>;

/** What a connection is for decides how long a statement may take. */
export type Purpose = "requests" | "jobs" | "migrations";
export type Driver = "pg" | "neon";

/** Milliseconds after which the server stops a statement; 0 is never. */
const STATEMENT_TIMEOUT: Record<Purpose, number> = { requests: 10_000, jobs: 300_000, migrations: 0 };
/** Milliseconds to wait for a free connection, or for a new one to be made. */
const ACQUIRE_TIMEOUT = 5_000;

export interface OpenDatabaseOptions {
  purpose: Purpose;
  /** Most connections at once. */
  poolSize: number;
  /** By default Neon's driver for Neon's hosts, `pg` for all others. */
  driver?: Driver;
  /**
   * True where each transaction may get another server session (PgBouncer in transaction mode, Neon's `-pooler`
   * hosts): then nothing is set on the session and no statement is named. By default told from the host's name.
   */
  pooled?: boolean;
}

export interface OpenDatabase {
  db: Database;
  /** For SQL that is not drizzle's, and for a session of one's own. */
  pool: pg.Pool;
  /** Ends all connections; waits for those in use. */
  close(): Promise<void>;
}

/** Open a database by its address. No connection is made before the first query. */
export function openDatabase(url: string, options: OpenDatabaseOptions): OpenDatabase {
  const host = new URL(url).hostname;
  const { purpose, poolSize, driver = driverFor(host), pooled = isPoolerHost(host) } = options;
  const settings = {
    connectionString: url,
    max: poolSize,
    application_name: `sigmasight ${purpose}`,
    connectionTimeoutMillis: ACQUIRE_TIMEOUT,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser: datesAsText },
    ...timeouts(STATEMENT_TIMEOUT[purpose], pooled),
  };
  if (driver === "neon") {
    const pool = new NeonPool(settings);
    // Neon's Pool is pg's own class behind another socket; only its type declarations are a copy.
    return finish(drizzleNeon(pool, { schema }), pool as unknown as pg.Pool, pooled);
  }
  const pool = new pg.Pool(settings);
  return finish(drizzlePg(pool, { schema }), pool, pooled);
}

function finish(db: Database, pool: pg.Pool, pooled: boolean): OpenDatabase {
  let closing = false;
  // A connection that the server ends (restart, crash) fails the query that is using it, and is replaced at the next.
  // The event is beside that, and unheard it would end the process: on the pool for idle connections, on the
  // connection itself while a transaction holds it.
  const ended = (error: Error) => {
    if (!closing) log().warn({ reason: error.message || error.constructor.name }, "a database connection ended");
  };
  pool.on("error", ended);
  pool.on("connect", (client) => client.on("error", ended));
  if (pooled) pool.on("connect", neverName);

  const close = () => {
    closing = true;
    return pool.end();
  };
  return { db, pool, close };
}

export const driverFor = (host: string): Driver => (host.endsWith(".neon.tech") ? "neon" : "pg");
const isPoolerHost = (host: string): boolean => host.includes("-pooler.");

/** A pooler refuses `statement_timeout` at connect, so behind one the client gives up by itself instead. */
function timeouts(milliseconds: number, pooled: boolean) {
  if (milliseconds === 0) return {};
  return pooled
    ? { query_timeout: milliseconds }
    : { statement_timeout: milliseconds, query_timeout: milliseconds + ACQUIRE_TIMEOUT };
}

/** A `date` has no hour: pg would make it midnight of this machine's zone, which in another zone is another day. */
function datesAsText(oid: number, format?: "text" | "binary") {
  return oid === pg.types.builtins.DATE ? (value: string) => value : pg.types.getTypeParser(oid, format);
}

/** A named statement lives in one server session; behind a transaction pooler the next query may meet another. */
function neverName(client: pg.PoolClient): void {
  const query: (...args: unknown[]) => unknown = client.query.bind(client);
  const unnamed = (first: unknown, ...rest: unknown[]) => {
    const named = typeof first === "object" && first !== null && "name" in first && "text" in first;
    return query(named ? { ...first, name: undefined } : first, ...rest);
  };
  client.query = unnamed as typeof client.query;
}
