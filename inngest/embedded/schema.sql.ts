/**
 * The executor's tables, in a schema of their own, as a list of migrations: add to its end, never change what is in it.
 *
 * Payloads are `json`, not `jsonb`: they are never searched, and `jsonb` refuses the NUL that a JSON string may hold.
 * All times but one are the injected clock's; a lease's end (`processes.expires_at`) is the database's, the one clock
 * that processes share.
 */
export const MIGRATIONS: readonly string[] = [
  `
create type embedded_inngest.run_status as enum ('queued', 'running', 'completed', 'failed', 'cancelled');
create type embedded_inngest.step_status as enum ('pending', 'succeeded', 'failed');
create type embedded_inngest.job_kind as enum ('discover', 'step', 'wake');

-- Who executes. A row is a lease on all jobs that the process owns.
create table embedded_inngest.processes (
  id uuid primary key,
  machine text not null,
  pid integer not null,
  pid_started text,
  -- Null until the process knows them.
  functions text[],
  expires_at timestamptz not null
);

-- What was sent. Stored at once, routed to functions afterwards, in order.
create table embedded_inngest.events (
  seq bigint generated always as identity primary key,
  id text not null,
  name text not null,
  body json not null,
  received_at timestamptz not null,
  routed_at timestamptz
);
create index events_unrouted on embedded_inngest.events (seq) where routed_at is null;
create index events_received on embedded_inngest.events (received_at);

-- Ids that may not come again before they expire.
create table embedded_inngest.event_ids (
  id text primary key,
  expires_at timestamptz not null
);
create index event_ids_expiry on embedded_inngest.event_ids (expires_at);

create table embedded_inngest.runs (
  id text primary key,
  function_id text not null,
  status embedded_inngest.run_status not null default 'queued',
  event json not null,
  limit_keys text[] not null,
  singleton_key text,
  priority integer not null,
  steps_total integer not null default 0,
  steps_done integer not null default 0,
  state_bytes bigint not null default 0,
  output json,
  error json,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  check ((ended_at is null) = (status in ('queued', 'running'))),
  check (steps_done between 0 and steps_total)
);
create index runs_live on embedded_inngest.runs (function_id) where ended_at is null;
create unique index runs_singleton on embedded_inngest.runs (singleton_key)
  where ended_at is null and singleton_key is not null;
create index runs_ended on embedded_inngest.runs (ended_at) where ended_at is not null;
create index runs_newest on embedded_inngest.runs (created_at desc, id desc);
create index runs_newest_of_function on embedded_inngest.runs (function_id, created_at desc, id desc);

create table embedded_inngest.steps (
  run_id text not null references embedded_inngest.runs on delete cascade,
  id text not null,
  name text not null,
  status embedded_inngest.step_status not null,
  race boolean not null,
  -- Its place in the order in which the run's steps were done, from 1.
  ordinal integer,
  result json,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (run_id, id),
  check ((status = 'pending') = (result is null)),
  check ((ordinal is null) = (result is null))
);

-- What is to be done: ask the function what comes next, run a planned step, end a sleep.
create table embedded_inngest.jobs (
  id bigint generated always as identity primary key,
  run_id text not null references embedded_inngest.runs on delete cascade,
  function_id text not null,
  kind embedded_inngest.job_kind not null,
  step_id text not null,
  attempt integer not null default 0,
  -- How often a process died while it ran this.
  lost integer not null default 0,
  -- Asked for once more while it was running.
  again boolean not null default false,
  due_at timestamptz not null,
  -- When it became due, put forward by the run's priority.
  sort_at timestamptz not null,
  limit_keys text[] not null,
  owner uuid,
  dispatch uuid,
  unique (run_id, kind, step_id),
  check ((owner is null) = (dispatch is null))
);
create index jobs_ready on embedded_inngest.jobs (function_id, sort_at, id) where owner is null and kind <> 'wake';
create index jobs_due on embedded_inngest.jobs (due_at) where owner is null and kind <> 'wake';
create index jobs_sleeping on embedded_inngest.jobs (due_at) where kind = 'wake';
create index jobs_owned on embedded_inngest.jobs (owner) where owner is not null;
create unique index jobs_dispatch on embedded_inngest.jobs (dispatch) where dispatch is not null;

create table embedded_inngest.crons (
  function_id text not null,
  cron text not null,
  next_at timestamptz not null,
  primary key (function_id, cron)
);
`,
  // As many deaths as SUSPECT_LOST_LEASES says.
  "create index jobs_suspected on embedded_inngest.jobs (due_at) where owner is null and lost >= 5;",
];
