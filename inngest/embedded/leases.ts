import type { Pool, PoolClient } from "pg";
import { inTransaction, lock } from "./database";
import { isGone, type ProcessIdentity } from "./liveness";

/**
 * A process holds one lease, which covers every job it owns; while it lives it renews it. A job whose owner has no
 * lease any more is anybody's. The dispatch id on the job keeps a process that lost its lease, stalled and came back,
 * from writing over what its successor does.
 */
export interface Lease {
  process: ProcessIdentity;
  /** How long it lasts without renewal. */
  ms: number;
  /** Which functions this process serves; null until it knows. */
  functions: string[] | null;
}

/** Take or renew the lease, on the database's clock. */
export async function renewLease(client: Pool | PoolClient, { process, ms, functions }: Lease): Promise<void> {
  await client.query(
    `insert into embedded_inngest.processes (id, machine, pid, pid_started, functions, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6))
     on conflict (id) do update set functions = excluded.functions, expires_at = excluded.expires_at`,
    [process.id, process.machine, process.pid, process.pidStarted, functions, ms / 1000],
  );
}

/** Give up the lease and with it all jobs, when the process ends in good order. */
export async function endLease(pool: Pool, { id }: ProcessIdentity): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("delete from embedded_inngest.processes where id = $1", [id]);
    await client.query("update embedded_inngest.jobs set owner = null, dispatch = null where owner = $1", [id]);
  });
}

/**
 * Free the jobs of processes whose lease has run out or that are known to be dead.
 *
 * @returns how many jobs were freed
 */
export async function freeJobsOfTheDead(pool: Pool, self: ProcessIdentity): Promise<number> {
  const { rows } = await pool.query<{ id: string; machine: string; pid: number; pidStarted: string | null }>(
    `select id, machine, pid, pid_started as "pidStarted" from embedded_inngest.processes where machine = $1`,
    [self.machine],
  );
  const gone = rows.filter((other) => other.id !== self.id && isGone(other)).map(({ id }) => id);
  return inTransaction(pool, async (client) => {
    await client.query(
      "delete from embedded_inngest.processes where id = any($1::uuid[]) or expires_at < clock_timestamp()",
      [gone],
    );
    const { rowCount } = await client.query(
      `update embedded_inngest.jobs set owner = null, dispatch = null, lost = lost + 1
       where owner is not null
         and not exists (select from embedded_inngest.processes p where p.id = jobs.owner)`,
    );
    return rowCount ?? 0;
  });
}

/**
 * Free jobs that this process owns by the book but no longer works on: what a failing database left behind.
 *
 * @param inFlight the dispatches under way; asked when no claim can come in between
 */
export async function freeForgottenJobs(pool: Pool, self: ProcessIdentity, inFlight: () => string[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lock(client, "claim");
    await client.query(
      `update embedded_inngest.jobs set owner = null, dispatch = null
       where owner = $1 and not (dispatch = any($2::uuid[]))`,
      [self.id, inFlight()],
    );
  });
}
