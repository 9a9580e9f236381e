import type { Pool } from "pg";
import { answer } from "./api";
import { serverBackoffMs } from "./backoff";
import { callOverHttp } from "./call";
import { inTransaction, migrate } from "./database";
import type { Functions } from "./functions";
import { endLease, freeForgottenJobs, freeJobsOfTheDead, type Lease, renewLease } from "./leases";
import { thisProcess } from "./liveness";
import { type Log, logToConsole } from "./log";
import type { Endpoint } from "./protocol";
import { Pump } from "./pump";
import { endRun, failUnservedRuns, type RunFilter, type RunSummary, selectRuns } from "./runs";
import { type Swept, sweep } from "./sweep";
import { syncOnce, syncPatiently } from "./sync";
import { storeCrons } from "./timers";

export interface ExecutorOptions {
  /** Not ended by the executor. Each call holds a connection for moments only, before and after it. */
  pool: Pool;
  /** `signkey-…`, the same as the client's: calls and answers are signed with it. */
  signingKey: string;
  /** Where the app serves its functions, `http://127.0.0.1:PORT/api/inngest`. */
  url: string;
  /** How a call reaches the app; over HTTP, without a limit on how long the answer takes, where not said. */
  call?: (request: Request) => Promise<Response>;
  /** Calls under way at once in this process. */
  workers?: number;
  /** How long after its last sign of life a process of another machine is taken for dead. Real time. */
  leaseMs?: number;
  /** The clock of due times, cron ticks and retention. */
  now?: () => Date;
  /** Milliseconds to wait after a failed attempt, counted from 0; the real server's where not said. */
  backoffMs?: (attempt: number) => number;
  log?: Log;
  /** How long runs that ended, and events, are kept. */
  retentionDays?: number;
  /** How often to look for what other processes queued. Real time. */
  pollMs?: number;
  /** How long to wait for the app to answer at the start. Real time. */
  patienceMs?: number;
  /** The longest that one call may take. Real time. */
  callTimeoutMs?: number;
  /**
   * Awaited before each call, and after each step that is stored before its call goes on: where jobs let others of the
   * process go first. What a step came to is safe by then.
   */
  courtesy?: () => Promise<void>;
}

const SWEEP_MS = 600_000;

/**
 * Runs Inngest functions in one machine's processes: keeps events, runs and steps in Postgres and drives the app's own
 * `serve()` endpoint by the SDK's signed protocol, as an Inngest server would (docs/SDK_SPEC.md of inngest/inngest).
 *
 * Steps are done at least once, their results are remembered exactly once. Any number of executors may share a
 * database; one that dies, at any point, loses nothing.
 */
export class EmbeddedExecutor {
  readonly #options: Required<ExecutorOptions>;
  readonly #endpoint: Endpoint;
  readonly #process = thisProcess();
  readonly #pump: Pump;
  readonly #stopped = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  #functions: Functions | null = null;
  #ready: Promise<void> | null = null;
  #started: Promise<void> | null = null;
  #syncing: Promise<void> | null = null;

  constructor(options: ExecutorOptions) {
    this.#options = {
      call: callOverHttp,
      workers: 8,
      leaseMs: 60_000,
      now: () => new Date(),
      backoffMs: serverBackoffMs,
      log: logToConsole,
      retentionDays: 7,
      pollMs: 500,
      patienceMs: 180_000,
      callTimeoutMs: 7_200_000,
      courtesy: () => Promise.resolve(),
      ...options,
    };
    this.#endpoint = { url: options.url, signingKey: options.signingKey };
    this.#pump = new Pump({
      ...this.#options,
      endpoint: this.#endpoint,
      functions: () => this.#functions,
      lease: () => this.#lease,
    });
  }

  /**
   * Make the tables, read the app's functions and begin to execute. May be called before the app's port listens, and
   * again.
   *
   * @throws UnsupportedFunctionError where a function asks for what the executor does not do
   * @throws Error where the database cannot be had, or the app does not answer within `patienceMs`
   */
  start(): Promise<void> {
    this.#started ??= this.#start().catch((error: unknown) => {
      this.#clearTimers();
      this.#started = null;
      throw error;
    });
    return this.#started;
  }

  async #start(): Promise<void> {
    const { leaseMs, patienceMs, log } = this.#options;
    await this.#whenReady();
    await this.#beat();
    this.#every(leaseMs / 3, () => this.#beat());
    await syncPatiently(() => this.sync(), { patienceMs, log, stopped: this.#stopped.signal });
    if (this.#stopped.signal.aborted) return;
    log("info", `executes ${this.#functions?.size} functions of ${this.#options.url}`);
    await this.#every(SWEEP_MS, () => this.#keepHouse())();
  }

  /**
   * Take no more jobs, wait for the calls under way, and give up the lease. What is not done after `graceMs` is left to
   * whoever executes next. Events are still stored.
   */
  async stop({ graceMs = 60_000 }: { graceMs?: number } = {}): Promise<void> {
    this.#stopped.abort();
    await this.#started?.catch(() => undefined);
    await this.#pump.stop(graceMs);
    this.#clearTimers();
    if (this.#ready !== null) await endLease(this.#options.pool, this.#process);
  }

  /** For `new Inngest({ fetch })`: events and checkpoints are stored in this process, without a network between. */
  readonly fetch: typeof fetch = (input, init) => {
    const { pool, now, log, courtesy } = this.#options;
    return answer(new Request(input, init), {
      pool,
      now,
      log,
      courtesy,
      ready: () => this.#whenReady(),
      wake: () => this.wake(),
      resync: () => void this.sync().catch((error: unknown) => log("error", "The functions could not be read", error)),
    });
  };

  /** Read the app's functions again; where that fails, the ones known stay. */
  sync(): Promise<void> {
    this.#syncing ??= this.#sync().finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  async #sync(): Promise<void> {
    const { pool, call, now } = this.#options;
    const functions = await syncOnce(this.#endpoint, call, this.#stopped.signal);
    await storeCrons(pool, functions, now());
    this.#functions = functions;
    await renewLease(pool, this.#lease);
    this.wake();
  }

  /** Look at once for what there is to do; needed only where something else than the executor changed it. */
  wake(): void {
    this.#pump.wake();
  }

  /** The newest runs, for operators. */
  selectRuns(filter: RunFilter = {}): Promise<RunSummary[]> {
    return selectRuns(this.#options.pool, filter);
  }

  /**
   * End a run; what of it executes just now is stopped at its next step.
   *
   * @returns false where it had ended already, or never was
   */
  async cancelRun(runId: string): Promise<boolean> {
    const { pool, now } = this.#options;
    const error = { name: "Cancelled", message: "Cancelled by an operator" };
    const cancelled = await inTransaction(pool, (client) =>
      endRun(client, runId, { status: "cancelled", error }, now()),
    );
    this.wake();
    return cancelled;
  }

  /** Remove what is older than `retentionDays`; done every ten minutes by itself. */
  sweep(): Promise<Swept> {
    const { pool, retentionDays, now } = this.#options;
    return sweep(pool, retentionDays, now());
  }

  /** A sign of life, and a look whether others still give theirs. */
  async #beat(): Promise<void> {
    const { pool, log } = this.#options;
    await renewLease(pool, this.#lease);
    await freeForgottenJobs(pool, this.#process, () => this.#pump.inFlight());
    const freed = await freeJobsOfTheDead(pool, this.#process);
    if (freed > 0) log("warn", `took over ${freed} jobs of a process that died`);
    if (freed > 0) this.wake();
  }

  async #keepHouse(): Promise<void> {
    const { pool, now, log } = this.#options;
    const unserved = await failUnservedRuns(pool, now());
    for (const id of unserved) log("error", `Function ${id} is not served any more; its runs have failed`);
    await this.sweep();
  }

  /** Do something from time to time; it is returned, to be done now too. */
  #every(ms: number, work: () => Promise<void>): () => Promise<void> {
    const { log } = this.#options;
    const run = () => work().catch((error: unknown) => log("error", "housekeeping failed; tries again", error));
    this.#timers.add(setInterval(() => void run(), ms));
    return run;
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
  }

  /** The tables exist; tried again by the next who asks, where making them failed. */
  #whenReady(): Promise<void> {
    this.#ready ??= migrate(this.#options.pool).catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  get #lease(): Lease {
    const functions = this.#functions === null ? null : [...this.#functions.keys()];
    return { process: this.#process, ms: this.#options.leaseMs, functions };
  }
}
