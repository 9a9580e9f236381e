import type { StepOpCode } from "inngest/types";

/** An event as it lies in the store and as a function receives it (SDK_SPEC 1.3.4). `ts` is epoch milliseconds. */
export interface StoredEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  user?: Record<string, unknown>;
  v?: string;
  meta?: unknown;
}

/** What an SDK says of an error; nothing in it is promised but the name and the message (SDK_SPEC 4.4.3). */
export interface WireError {
  name: string;
  message: string;
  stack?: string;
  cause?: unknown;
}

/** A step's remembered result, as the next call gets it (SDK_SPEC 5.2.1). */
export type StepResult = { type: "data"; data: unknown } | { type: "error"; error: WireError };

/** One step that an SDK reports (SDK_SPEC 5.1.1). `id` is the hash of the step's name. */
export interface Operation {
  id: string;
  op: `${StepOpCode}` | (string & {});
  name?: string;
  displayName?: string;
  opts?: Record<string, unknown>;
  data?: unknown;
  error?: unknown;
}

/** The name and message of anything an SDK calls an error; a body that says neither is quoted. */
export function readError(value: unknown): WireError {
  if (!isRecord(value)) return { name: "Error", message: typeof value === "string" ? value : "Unknown error" };
  const text = (key: string) => (typeof value[key] === "string" && value[key] !== "" ? value[key] : undefined);
  return {
    name: text("name") ?? "Error",
    message: text("message") ?? text("error") ?? JSON.stringify(value).slice(0, 500),
    ...(text("stack") === undefined ? {} : { stack: text("stack") }),
    ...(value.cause === undefined ? {} : { cause: value.cause }),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
