import { createHash } from "node:crypto";
import { evaluate, type Scope } from "./expressions";
import type { Functions, ServedFunction } from "./functions";

/** Longer values are hashed, so that every key fits an index. */
const LONGEST_VALUE = 200;
const SEPARATOR = " = ";

/**
 * The concurrency limits that a run's jobs count against, as keys: `"app-fn 0"` for the first limit of the function,
 * `"app-fn 1 = "AAPL""` for a keyed one. The limit itself is read from the configuration when a job is claimed, so a
 * changed limit holds for runs that already wait.
 */
export function limitKeys(fn: ServedFunction, scope: Scope): string[] {
  return fn.concurrency.flatMap(({ limit, key }, i) => (limit === 0 ? [] : [withValue(`${fn.id} ${i}`, key, scope)]));
}

/** The limits of a function that all its runs count against, whatever their event. */
export function plainLimitKeys(fn: ServedFunction): string[] {
  return fn.concurrency.flatMap(({ limit, key }, i) => (limit === 0 || key !== undefined ? [] : [`${fn.id} ${i}`]));
}

/** The key under which at most one run may live; null where the function is no singleton. */
export function singletonKey(fn: ServedFunction, scope: Scope): string | null {
  return fn.singleton === undefined ? null : withValue(fn.id, fn.singleton.key, scope);
}

/** How many jobs may run under a key at once; no end where the configuration no longer has that limit. */
export function limitOf(functions: Functions, key: string): number {
  const [place = ""] = key.split(SEPARATOR);
  const space = place.lastIndexOf(" ");
  const limit = functions.get(place.slice(0, space))?.concurrency[Number(place.slice(space + 1))]?.limit;
  return limit === undefined || limit === 0 ? Number.POSITIVE_INFINITY : limit;
}

function withValue(place: string, expression: string | undefined, scope: Scope): string {
  if (expression === undefined) return place;
  return `${place}${SEPARATOR}${keyValue(expression, scope)}`;
}

/** An event that lacks what the key names falls into one group with all that lack it. */
function keyValue(expression: string, scope: Scope): string {
  let value: unknown;
  try {
    value = evaluate(expression, scope);
  } catch {
    value = null;
  }
  const text = JSON.stringify(value) ?? "null";
  return text.length <= LONGEST_VALUE ? text : createHash("sha256").update(text).digest("hex");
}
