import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { inTransaction, lockRelaxed } from "./database";
import type { Functions } from "./functions";
import { type Lease, renewLease } from "./leases";
import { limitOf, plainLimitKeys } from "./limit-keys";
import { SUSPECT_LOST_LEASES } from "./limits";

/** A job that is ours to do. */
export interface Job {
  id: string;
  runId: string;
  functionId: string;
  kind: "discover" | "step";
  /** `"step"` for discovery, or the planned step's hash: what the call asks for (SDK_SPEC 4.4.1). */
  stepId: string;
  attempt: number;
  lost: number;
  dispatch: string;
}

interface Candidate extends Omit<Job, "dispatch"> {
  limitKeys: string[];
}

export interface ClaimOptions {
  lease: Lease;
  functions: Functions;
  /** At most so many jobs. */
  room: number;
  /** Nothing is under way in this process. */
  isIdle: boolean;
  now: Date;
  /** Told of a dispatch before it is written, so that nobody takes it for a forgotten one. */
  onDispatch: (dispatch: string) => void;
}

/**
 * Claim jobs that are due, the most urgent first, within the concurrency limits of their functions.
 *
 * Claims are made one process at a time, so that what is counted stays true until the claim is written. Each function
 * is asked for its first few jobs by index, and one whose own limit is reached is not asked at all: a thousand waiting
 * jobs cost a claim no more than ten.
 *
 * A job that is suspected of killing its process is done alone: it begins when all else has ended, and nothing begins before.
 */
export async function claimJobs(pool: Pool, options: ClaimOptions): Promise<Job[]> {
  const { lease, now, onDispatch } = options;
  return inTransaction(pool, async (client) => {
    // A claim that a crash of the database undoes is made again; at worst a step is done once more.
    await lockRelaxed(client, "claim");
    const state = await readState(client, lease, now);
    if (!state.leased) await renewLease(client, lease);
    const taken = await takeJobs(client, state, options);
    if (taken.length === 0) return [];
    const jobs = taken.map(({ limitKeys: _, ...job }) => ({ ...job, dispatch: randomUUID() }));
    for (const { dispatch } of jobs) onDispatch(dispatch);
    await own(client, lease, jobs, now);
    return jobs;
  });
}

async function takeJobs(client: PoolClient, state: State, options: ClaimOptions): Promise<Candidate[]> {
  const { functions, room, isIdle, now } = options;
  const { running } = state;
  if (state.isAlone) return [];
  if (state.suspects) {
    const [suspect] = await selectCandidates(client, { functions, running, taken: [], now, room: 1, suspects: true });
    if (suspect) return isIdle ? [suspect] : [];
  }
  const taken: Candidate[] = [];
  while (taken.length < room) {
    const wanted = room - taken.length;
    const search = { functions, running, taken, now, room: wanted, suspects: false };
    const candidates = await selectCandidates(client, search);
    for (const candidate of candidates) {
      if (!hasRoom(functions, running, candidate.limitKeys) || taken.length === room) continue;
      taken.push(candidate);
      for (const key of candidate.limitKeys) running.set(key, (running.get(key) ?? 0) + 1);
    }
    if (!mayHaveMore(functions, running, candidates, wanted)) break;
  }
  return taken;
}

/** Write the claim, and that the runs have begun; a run that somebody ends just now is left to him. */
async function own(client: PoolClient, lease: Lease, jobs: readonly Job[], now: Date): Promise<void> {
  await client.query(
    `with begun as (
       update embedded_inngest.runs set status = 'running', started_at = $4 where id in (
         select id from embedded_inngest.runs where id = any($5) and status = 'queued' for update skip locked))
     update embedded_inngest.jobs set owner = $1, dispatch = mine.dispatch
     from unnest($2::bigint[], $3::uuid[]) as mine(id, dispatch) where jobs.id = mine.id`,
    [
      lease.process.id,
      jobs.map(({ id }) => id),
      jobs.map(({ dispatch }) => dispatch),
      now,
      jobs.map(({ runId }) => runId),
    ],
  );
}

interface State {
  /** Our lease lasts well beyond this claim: a job claimed without one would be taken for a dead process's. */
  leased: boolean;
  /** Jobs under way in all processes, by limit key. */
  running: Map<string, number>;
  /** A suspect is under way in this process. */
  isAlone: boolean;
  /** There are suspects that nobody has. */
  suspects: boolean;
}

async function readState(client: PoolClient, { process, ms }: Lease, now: Date): Promise<State> {
  const { rows } = await client.query<Omit<State, "running"> & { running: Record<string, number> | null }>(
    `select
       exists (select from embedded_inngest.jobs where owner = $1 and lost >= $3) as "isAlone",
       exists (select from embedded_inngest.jobs
         where owner is null and lost >= ${SUSPECT_LOST_LEASES} and due_at <= $4) as suspects,
       exists (select from embedded_inngest.processes
         where id = $1 and expires_at > clock_timestamp() + make_interval(secs => $2)) as leased,
       (select json_object_agg(key, count) from (
         select key, count(*) from embedded_inngest.jobs, unnest(limit_keys) as key
         where owner is not null group by key) as counted) as running`,
    [process.id, ms / 3_000, SUSPECT_LOST_LEASES, now],
  );
  const [state] = rows;
  if (state === undefined) throw new Error("A select without a from gave no row");
  return { ...state, running: new Map(Object.entries(state.running ?? {})) };
}

function hasRoom(functions: Functions, running: ReadonlyMap<string, number>, keys: readonly string[]): boolean {
  return keys.every((key) => (running.get(key) ?? 0) < limitOf(functions, key));
}

/** Whether there may be jobs behind those of this look that limits let begin: of a function that gave as many as were asked for. */
function mayHaveMore(
  functions: Functions,
  running: ReadonlyMap<string, number>,
  candidates: readonly Candidate[],
  wanted: number,
): boolean {
  return [...functions.values()].some(
    (fn) =>
      candidates.filter(({ functionId }) => functionId === fn.id).length === wanted &&
      hasRoom(functions, running, plainLimitKeys(fn)),
  );
}

interface Search {
  functions: Functions;
  running: ReadonlyMap<string, number>;
  taken: readonly Candidate[];
  now: Date;
  room: number;
  /** Only jobs that may be what kills processes. */
  suspects: boolean;
}

async function selectCandidates(
  client: PoolClient,
  { functions, running, taken, now, room, suspects }: Search,
): Promise<Candidate[]> {
  const full = [...running.keys()].filter((key) => !hasRoom(functions, running, [key]));
  const open = [...functions.values()].filter((fn) => hasRoom(functions, running, plainLimitKeys(fn)));
  const { rows } = await client.query<Candidate>(
    `select job.id, run_id as "runId", job.function_id as "functionId", kind, step_id as "stepId", attempt, lost,
       limit_keys as "limitKeys"
     from unnest($1::text[]) as open(function_id) cross join lateral (
       select * from embedded_inngest.jobs
       where function_id = open.function_id and owner is null and kind <> 'wake' and due_at <= $2
         and not (limit_keys && $3::text[]) and not (id = any($4::bigint[]))
         and ($6 = 0 or lost >= $6)
       order by sort_at, id limit $5 for update skip locked) as job
     order by sort_at, id`,
    [open.map(({ id }) => id), now, full, taken.map(({ id }) => id), room, suspects ? SUSPECT_LOST_LEASES : 0],
  );
  return rows;
}
