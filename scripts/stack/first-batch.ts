import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ScriptFailure } from "./script-failure";

const LOOK_AGAIN_MS = 200;
const QUIET_LINE_MS = 5_000;

const requestAnswer = z.object({ status: z.string(), session: z.string(), message: z.string() });

const phaseShape = z.object({
  phase: z.string(),
  status: z.enum(["pending", "running", "completed", "failed"]),
  current: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  summary: z.string().nullable(),
});
export type PhaseProgress = z.output<typeof phaseShape>;

const statusAnswer = z.object({
  run: z.object({ status: z.string(), session: z.string(), outcome: z.string().nullable() }).nullable(),
  phases: z.array(phaseShape),
});

export interface BatchResult {
  /** False where the session had been published before. */
  ran: boolean;
  session: string;
}

export interface FollowOptions {
  /** The app's address. */
  url: string;
  /** Why the run is asked for; it is written into the run. */
  reason: string;
  deadlineMs: number;
  /** Told when a phase ends, and now and then while one is long. */
  say: (line: string) => void;
  /** Milliseconds between two looks. */
  lookAgainMs?: number;
}

/**
 * Have the batch run for the last completed session, and wait until readers see it.
 * @throws ScriptFailure where it ends otherwise, with what the run says of itself
 */
export async function runBatch({
  url,
  reason,
  deadlineMs,
  say,
  lookAgainMs = LOOK_AGAIN_MS,
}: FollowOptions): Promise<BatchResult> {
  const asked = await requestRun(url, reason);
  if (asked.status === "already_published") return { ran: false, session: asked.session };

  const report = phaseReporter(say);
  const deadline = Date.now() + deadlineMs;
  while (Date.now() < deadline) {
    const { run, phases } = statusAnswer.parse(await getJson(`${url}/api/v1/admin/symbol-batch/status`));
    report(phases);
    if (run && run.status !== "running") {
      if (run.status === "published") return { ran: true, session: run.session };
      throw new ScriptFailure(`The batch for ${run.session} ended ${run.status}: ${run.outcome ?? "it says no more"}.`);
    }
    await sleep(lookAgainMs);
  }
  throw new ScriptFailure(`The batch was not published within ${Math.round(deadlineMs / 1000)} s; see ${url}/admin.`);
}

/** Ask the app for a run; its answer's sentence says whether one started, was joined, or there is nothing to do. */
export async function requestRun(url: string, reason: string): Promise<z.output<typeof requestAnswer>> {
  const response = await fetch(`${url}/api/v1/admin/symbol-batch/run`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ reason }),
  });
  const text = await response.text();
  if (!response.ok) throw new ScriptFailure(`The app refused to start the batch (${response.status}): ${text}`);
  return requestAnswer.parse(JSON.parse(text));
}

async function getJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new ScriptFailure(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Says each phase once when it ends, and the running one every few seconds. */
export function phaseReporter(
  say: (line: string) => void,
  now: () => number = () => Date.now(),
): (phases: readonly PhaseProgress[]) => void {
  const began = new Map<string, number>();
  const told = new Set<string>();
  let lastLine = now();
  const tell = (line: string) => {
    lastLine = now();
    say(line);
  };
  return (phases) => {
    for (const phase of phases) {
      if (phase.status !== "pending" && !began.has(phase.phase)) began.set(phase.phase, now());
      const seconds = ((now() - (began.get(phase.phase) ?? now())) / 1000).toFixed(1);
      if (phase.status === "completed" || phase.status === "failed") {
        if (told.has(phase.phase)) continue;
        told.add(phase.phase);
        tell(
          `${phase.phase}: ${phase.status === "failed" ? "failed: " : ""}${phase.summary ?? amount(phase)} (${seconds} s)`,
        );
      } else if (phase.status === "running" && now() - lastLine > QUIET_LINE_MS) {
        tell(`${phase.phase}: ${amount(phase)} so far`);
      }
    }
  };
}

const amount = ({ current, total, unit }: PhaseProgress): string =>
  total === null ? `${current} ${unit}` : `${current} of ${total} ${unit}`;
