import { type Functions, readFunction } from "./functions";
import type { Log } from "./log";
import { type Endpoint, readSync, syncRequest } from "./protocol";
import { refusals, UnsupportedFunctionError } from "./refuse";

/** A development server compiles the route first. */
const LONGEST_SYNC_MS = 120_000;

/**
 * Ask the app for its functions.
 *
 * @throws UnsupportedFunctionError where one of them asks for what the executor does not do
 * @throws Error where the app does not answer, or another process does
 */
export async function syncOnce(
  endpoint: Endpoint,
  call: (request: Request) => Promise<Response>,
  stopped: AbortSignal,
): Promise<Functions> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(LONGEST_SYNC_MS)]);
  const { functions } = await readSync(await call(syncRequest(endpoint, signal)), endpoint);
  const refused = refusals(functions);
  if (refused.length > 0) throw new UnsupportedFunctionError(refused);
  return new Map(functions.map((config) => [config.id, readFunction(config)]));
}

export interface Patience {
  /** How long to try, in milliseconds of real time. */
  patienceMs: number;
  log: Log;
  stopped: AbortSignal;
}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;
/** The app is expected to be up by then; afterwards each wait is told. */
const QUIET_MS = 15_000;

/**
 * Try until the app answers: the executor is started before the app's port listens.
 *
 * @throws UnsupportedFunctionError at once: waiting does not help
 * @throws Error when patience is at its end
 */
export async function syncPatiently(sync: () => Promise<void>, { patienceMs, log, stopped }: Patience): Promise<void> {
  const began = Date.now();
  let told = 0;
  for (let wait = FIRST_WAIT_MS; !stopped.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await sync();
    } catch (error) {
      if (error instanceof UnsupportedFunctionError) throw error;
      const seconds = Math.round((Date.now() - began) / 1_000);
      if (Date.now() - began > patienceMs) {
        throw new Error(`The app did not answer the embedded executor in ${seconds} s`, { cause: error });
      }
      if (Date.now() - began > QUIET_MS * (told + 1)) {
        told += 1;
        log("warn", `The app has not answered for ${seconds} s; no job runs until it does`, error);
      }
      await pause(wait, stopped);
    }
  }
}

/** Wait, but not for what has been stopped. */
export function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopped.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopped.addEventListener("abort", done);
  });
}
