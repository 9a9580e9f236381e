import { identifyStarter, isRunning } from "./process-identity";

/** Signals that ask for an orderly end: Ctrl-C, `kill`, a closed terminal. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** npm passes a terminal's Ctrl-C on to a process that got it from the terminal already. */
const SAME_PRESS_MS = 500;
const LOOK_FOR_STARTER_MS = 1_000;

interface Stoppable {
  stop(): Promise<void>;
  kill?(): void;
}

export interface Shutdown {
  /** To be stopped at the end, the last one first. */
  add(what: Stoppable): void;
  /** Resolves when an end is asked for: the signal's exit code. */
  asked: Promise<number>;
  isAsked(): boolean;
  /** Stops all that was added; once, however often it is called. */
  run(): Promise<void>;
}

/**
 * Watch for what ends a script early. The first Ctrl-C asks for an orderly end, the second kills. A script that npm
 * started also ends when npm is gone: killed, it cannot tell.
 * @param onFirst told when the first signal comes
 */
export function watchForEnd(onFirst: () => void = () => {}): Shutdown {
  const stoppables: Stoppable[] = [];
  let firstAt: number | undefined;
  let running: Promise<void> | undefined;
  let ask: (code: number) => void = () => {};
  const asked = new Promise<number>((resolve) => {
    ask = resolve;
  });

  const end = (code: number) => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      onFirst();
      ask(code);
    } else if (Date.now() - firstAt > SAME_PRESS_MS) {
      for (const what of stoppables) what.kill?.();
      process.exit(code);
    }
  };
  for (const signal of SIGNALS) process.on(signal, () => end(EXIT_CODES[signal]));
  endWithStarter(() => end(EXIT_CODES.SIGTERM));

  const stopAll = async () => {
    const failures: unknown[] = [];
    for (const what of stoppables.reverse()) await what.stop().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, "not everything could be stopped");
  };
  const run = () => {
    running ??= stopAll();
    return running;
  };
  return { add: (what) => stoppables.push(what), asked, isAsked: () => firstAt !== undefined, run };
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function endWithStarter(end: () => void): void {
  const starter = process.env.npm_lifecycle_event === undefined ? undefined : identifyStarter();
  if (starter === undefined) return;
  const timer = setInterval(() => {
    if (isRunning(starter)) return;
    clearInterval(timer);
    end();
  }, LOOK_FOR_STARTER_MS);
  timer.unref();
}
