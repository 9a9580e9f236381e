import { instantOf } from "./durations";
import { LIMITS } from "./limits";
import { isRecord, type Operation, readError, type StepResult, type WireError } from "./wire";

/** Steps that run in the app but need a server's service behind `fetch`. */
const SERVER_STEPS = ["step.sendSignal", "step.realtime.publish"];

/** What a planned step waits for: a call of its own, or the time to wake up. */
export interface Plan {
  kind: "step" | "wake";
  at: Date;
}

/** What a reported step means for its run (SDK_SPEC 5.3). */
export type Meaning =
  | { kind: "unsupported"; what: string }
  | { kind: "discover" }
  | { kind: "completed"; output: unknown }
  | { kind: "result"; result: StepResult }
  | { kind: "plan"; plan: Plan };

/** The opcodes that our functions use; any other ends the run, because nothing here would ever answer it. */
export function meaningOf({ op, opts, name, data, error }: Operation, now: Date): Meaning {
  const type = opts?.type;
  if (typeof type === "string" && SERVER_STEPS.includes(type)) return { kind: "unsupported", what: type };
  switch (op) {
    case "DiscoveryRequest":
      return { kind: "discover" };
    case "RunComplete":
      return { kind: "completed", output: data ?? null };
    case "StepRun":
    case "Step":
      return { kind: "result", result: { type: "data", data: data ?? null } };
    case "StepError":
    case "StepFailed":
      return { kind: "result", result: { type: "error", error: readError(error) } };
    case "StepPlanned":
      return { kind: "plan", plan: { kind: "step", at: now } };
    case "Sleep":
      return sleep(typeof opts?.duration === "string" ? opts.duration : (name ?? ""), now);
    default:
      return { kind: "unsupported", what: op };
  }
}

/** `"1h30m"` or an ISO date: the SDK sends it as the step's name, the specification as `opts.duration` (5.3.2). */
function sleep(duration: string, now: Date): Meaning {
  const at = instantOf(duration, now);
  if (at.getTime() - now.getTime() > LIMITS.sleepMs) return { kind: "unsupported", what: "a sleep of over 366 days" };
  return { kind: "plan", plan: { kind: "wake", at } };
}

/** The error that ends a run, where the step is none that the executor can serve. */
export function unsupportedStep(functionId: string, operation: Operation, now: Date): WireError | null {
  const meaning = meaningOf(operation, now);
  if (meaning.kind !== "unsupported") return null;
  const step = operation.displayName ?? operation.id;
  const message = `Function "${functionId}", step "${step}": the embedded executor does not support ${meaning.what}`;
  return { name: "UnsupportedStepError", message };
}

/** A step in `group.parallel({ mode: "race" })`: each that ends asks for what comes next. */
export function isRacing({ opts }: Operation): boolean {
  return isRecord(opts) && opts.parallelMode === "race";
}
