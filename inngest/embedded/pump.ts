import { readAgenda } from "./agenda";
import { claimJobs } from "./claim";
import type { Functions } from "./functions";
import type { Lease } from "./leases";
import { routeEvents } from "./routing";
import { pause } from "./sync";
import { fireCrons, wakeSleepers } from "./timers";
import { doJob, type WorkerOptions } from "./worker";

export interface PumpOptions extends Omit<WorkerOptions, "functions" | "abandon"> {
  /** What the app serves; null until it is known, and nothing is done before. */
  functions: () => Functions | null;
  lease: () => Lease;
  /** Calls under way at once. */
  workers: number;
  /** How often to look for what other processes queued, in milliseconds of real time. */
  pollMs: number;
}

/** Even a clock that stands still is asked no more often than this. */
const SHORTEST_WAIT_MS = 20;

/**
 * Looks for what is due and begins it: at once when woken, when the next thing comes due, and every so often for what
 * another process has queued. One look is under way at a time.
 */
export class Pump {
  readonly #options: PumpOptions;
  readonly #stopped = new AbortController();
  readonly #abandoned = new AbortController();
  /** Calls under way, by dispatch; null while the claim is being written. */
  readonly #inFlight = new Map<string, Promise<void> | null>();
  #look: Promise<void> | null = null;
  #woken = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** The dispatches of calls under way. */
  inFlight(): string[] {
    return [...this.#inFlight.keys()];
  }

  /** Look at once for what there is to do. */
  wake(): void {
    this.#woken = true;
    const functions = this.#options.functions();
    if (functions === null || this.#stopped.signal.aborted || this.#look !== null) return;
    clearTimeout(this.#timer);
    const { log, pollMs } = this.#options;
    this.#look = this.#lookAround(functions)
      .catch(async (error: unknown) => {
        log("error", "could not look for jobs; tries again", error);
        await pause(pollMs, this.#stopped.signal);
        return 0;
      })
      .then((waitMs) => {
        this.#look = null;
        if (this.#woken) this.wake();
        else if (!this.#stopped.signal.aborted) this.#timer = setTimeout(() => this.wake(), waitMs);
      });
  }

  /** Begin nothing more and wait for the calls under way; those that last longer than `graceMs` are given up. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#look;
    const enough = AbortSignal.timeout(graceMs);
    await Promise.race([Promise.allSettled([...this.#inFlight.values()]), aborted(enough)]);
    this.#abandoned.abort();
  }

  /** Begin everything that is due. @returns milliseconds until the next look */
  async #lookAround(functions: Functions): Promise<number> {
    this.#woken = false;
    const { pool, now, pollMs } = this.#options;
    const at = now();
    const agenda = await readAgenda(pool, functions, at);
    if (agenda.cron) await fireCrons(pool, functions, at);
    if (agenda.unrouted) while ((await routeEvents(pool, functions, now())) > 0);
    if (agenda.sleepers) while ((await wakeSleepers(pool, now())) > 0);
    if (agenda.cron || agenda.unrouted || agenda.sleepers || agenda.jobs) await this.#claim(functions);
    const wait = agenda.nextAt === null ? pollMs : new Date(agenda.nextAt).getTime() - now().getTime();
    return Math.max(SHORTEST_WAIT_MS, Math.min(pollMs, wait));
  }

  async #claim(functions: Functions): Promise<void> {
    const { pool, workers, now, lease, log } = this.#options;
    const room = workers - this.#inFlight.size;
    if (room <= 0 || this.#stopped.signal.aborted) return;
    const isIdle = this.#inFlight.size === 0;
    const reserved: string[] = [];
    const onDispatch = (dispatch: string) => {
      reserved.push(dispatch);
      this.#inFlight.set(dispatch, null);
    };
    try {
      const jobs = await claimJobs(pool, { lease: lease(), functions, room, isIdle, now: now(), onDispatch });
      for (const job of jobs) {
        const done = doJob(job, { ...this.#options, functions, abandon: this.#abandoned.signal })
          .catch((error: unknown) => log("error", `${job.functionId}, run ${job.runId}: left to another try`, error))
          .finally(() => {
            this.#inFlight.delete(job.dispatch);
            this.wake();
          });
        this.#inFlight.set(job.dispatch, done);
      }
    } catch (error) {
      // If the claim was written after all, the next sign of life finds that nobody works on it.
      for (const dispatch of reserved) this.#inFlight.delete(dispatch);
      throw error;
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}
