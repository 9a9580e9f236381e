import type { FunctionConfig } from "inngest/types";
import { DEFAULT_ATTEMPTS } from "./limits";

/** At most `limit` calls at once, in all or for each value of `key`. */
export interface Concurrency {
  limit: number;
  key?: string;
}

/** What the executor needs to know of a function, read from what the SDK reports in a sync (SDK_SPEC 4.3.2). */
export interface ServedFunction {
  id: string;
  events: { event: string; expression?: string }[];
  crons: string[];
  /** First try and retries. */
  maxAttempts: number;
  concurrency: Concurrency[];
  /** A CEL expression giving -600 to 600 seconds of head start. */
  priority?: string;
  singleton?: { key?: string; mode: "skip" | "cancel" };
  cancelOn: { event: string; expression?: string; timeout?: string }[];
}

/** The functions by id. */
export type Functions = ReadonlyMap<string, ServedFunction>;

/** Read one function's configuration; `refusals` in `./refuse` says beforehand whether it can be served at all. */
export function readFunction(config: FunctionConfig): ServedFunction {
  const { id, triggers, steps, concurrency, priority, singleton, cancel = [] } = config;
  const retries = Object.values(steps)[0]?.retries?.attempts;
  return {
    id,
    events: triggers.flatMap((trigger) => ("event" in trigger ? [trigger] : [])),
    crons: triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : [])),
    maxAttempts: retries === undefined ? DEFAULT_ATTEMPTS : retries + 1,
    concurrency: concurrencies(concurrency),
    ...(priority?.run === undefined ? {} : { priority: priority.run }),
    ...(singleton === undefined ? {} : { singleton }),
    cancelOn: cancel.map(({ event, if: expression, timeout }) => ({
      event,
      ...(expression === undefined ? {} : { expression }),
      ...(timeout === undefined ? {} : { timeout }),
    })),
  };
}

/** `concurrency` is a number, an object or a list; 0 is no limit (SDK_SPEC 4.3.2). */
export function concurrencies(concurrency: FunctionConfig["concurrency"]): (Concurrency & { scope?: string })[] {
  return [concurrency ?? []].flat().map((entry) => (typeof entry === "number" ? { limit: entry } : entry));
}
