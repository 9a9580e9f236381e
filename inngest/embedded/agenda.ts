import type { Pool } from "pg";
import type { Functions } from "./functions";

/** What there is to do, at a glance. */
export interface Agenda {
  /** Events wait to be routed. */
  unrouted: boolean;
  cron: boolean;
  sleepers: boolean;
  /** Jobs are due; concurrency limits may yet hold them back. */
  jobs: boolean;
  /** When the next thing comes due; null where nothing is planned. */
  nextAt: Date | null;
}

/** One cheap query, by indexes: this is all that an idle executor asks. */
export async function readAgenda(pool: Pool, functions: Functions, now: Date): Promise<Agenda> {
  const { rows } = await pool.query<Agenda>(
    `select
       exists (select from embedded_inngest.events where routed_at is null) as unrouted,
       exists (select from embedded_inngest.crons where next_at <= $1 and function_id = any($2)) as cron,
       exists (select from embedded_inngest.jobs where kind = 'wake' and due_at <= $1) as sleepers,
       exists (select from embedded_inngest.jobs where owner is null and kind <> 'wake' and due_at <= $1) as jobs,
       least(
         (select min(next_at) from embedded_inngest.crons where next_at > $1 and function_id = any($2)),
         (select min(due_at) from embedded_inngest.jobs where kind = 'wake' and due_at > $1),
         (select min(due_at) from embedded_inngest.jobs where owner is null and kind <> 'wake' and due_at > $1)
       ) as "nextAt"`,
    [now, [...functions.keys()]],
  );
  return rows[0]!;
}
