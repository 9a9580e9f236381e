import type { Pool, PoolClient } from "pg";
import { MIGRATIONS } from "./schema.sql";
import { isRecord } from "./wire";

/**
 * Advisory locks, held to the end of a transaction so that they work behind a transaction pooler too. The first number
 * is ours, the second says what is done by one process at a time.
 */
const LOCK_SPACE = 0x1e9e57;
export const LOCKS = { migrate: 1, schedule: 2, claim: 3 } as const;

export async function lock(client: PoolClient, what: keyof typeof LOCKS): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1, $2)", [LOCK_SPACE, LOCKS[what]]);
}

/**
 * The same, in a transaction that need not survive a crash of the database server: it is not waited for until it is on
 * disk. Whatever is written durably later takes it along.
 */
export async function lockRelaxed(client: PoolClient, what: keyof typeof LOCKS): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1, $2), set_config('synchronous_commit', 'off', true)", [
    LOCK_SPACE,
    LOCKS[what],
  ]);
}

/** Do `work` in one transaction, on one connection; whatever it throws undoes it. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Bring the executor's schema up to date. Any number of processes may do so at once, and again. */
export async function migrate(pool: Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lock(client, "migrate");
    await client.query("create schema if not exists embedded_inngest");
    await client.query(
      "create table if not exists embedded_inngest.migrations (version integer primary key, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ version: number }>(
      "select coalesce(max(version), 0) as version from embedded_inngest.migrations",
    );
    const version = rows[0]?.version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new Error(`The schema embedded_inngest has version ${version}; this code knows ${MIGRATIONS.length}`);
    }
    for (const [i, statements] of MIGRATIONS.slice(version).entries()) {
      await client.query(statements);
      await client.query("insert into embedded_inngest.migrations (version) values ($1)", [version + i + 1]);
    }
  });
}

/** SQLSTATE classes of a server that is away, starting, full or that undid us for another's sake. */
const TRANSIENT = /^(08|53|57P|40001|40P01|25P03)/;
const TRANSIENT_NODE = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"];

/** What drivers say of a connection that broke, for which they have no code. */
const BROKEN = /connection|not queryable|timed? ?out|socket/i;

/** Whether the same query may well succeed a little later. */
export function isTransient(error: unknown): boolean {
  // Neon's WebSocket driver rejects with the socket's event.
  if (!(error instanceof Error)) return isRecord(error) && error.type === "error";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return TRANSIENT.test(code) || TRANSIENT_NODE.includes(code) || (code === "" && BROKEN.test(error.message));
}

const RETRY_MS = { first: 50, longest: 2_000 };

/**
 * Do `work` again and again while the database is away, so that what a step came to is not lost with a restart of it.
 *
 * @throws what is not transient, at once; what is, when `giveUp` says so
 */
export async function persistently<T>(work: () => Promise<T>, giveUp: () => boolean): Promise<T> {
  for (let wait = RETRY_MS.first; ; wait = Math.min(2 * wait, RETRY_MS.longest)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || giveUp()) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
