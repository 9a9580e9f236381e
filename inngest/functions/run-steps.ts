import type { GetStepTools } from "inngest";
import type { inngest } from "../client";
import { jobContext } from "../context";
import { batchRequested } from "../events";
import type { Engagement } from "../phases/open-run";
import { announceWait, beginStep, handOver } from "../phases/run-parts";

type StepTools = GetStepTools<typeof inngest>;
/** What a step may answer: plain JSON, so that what is remembered is what was said. */
type Plain = { [key: string]: unknown } | unknown[] | null;
type Answer<T> = { kind: "done"; result: T } | { kind: "hand_over" } | { kind: "leave"; sentence: string };

/** Steps of one job; with a sleep for each that waits this stays below 300 (product §4). */
const STEPS_A_PART = 130;

/** The job is done with the run, though the run may not be at its end. */
export class RunLeft extends Error {
  override readonly name = "RunLeft";
}

/**
 * The steps of a job on a run. Each looks first whether the run is still the job's; after 25 minutes the next one hands
 * the run over instead, and the job ends by `RunLeft`.
 */
export function stepsOf(step: StepTools, { runId, partStartedAt }: Engagement, jobRunId: string) {
  const job = { runId, jobRunId, partStartedAt };
  /** Step ids carry the run, so that what is memoised can never be another run's. */
  const id = (name: string) => `${name}:${runId}`;
  let taken = 0;

  async function run<T extends Plain>(name: string, work: () => Promise<T>, { mayHaveEnded = false } = {}): Promise<T> {
    if (++taken > STEPS_A_PART) return leave("it has taken its share of steps");
    const answer = (await step.run(id(name), async (): Promise<Answer<T>> => {
      const beginning = await beginStep(jobContext(), job, { mayHaveEnded });
      return beginning.kind === "go" ? { kind: "done", result: await work() } : beginning;
    })) as unknown as Answer<T>;
    if (answer.kind === "done") return answer.result;
    if (answer.kind === "leave") throw new RunLeft(answer.sentence);
    return leave();
  }

  /** Frees the run and sends for the next job; a memoised step each, so that a kill between them loses nothing. */
  async function leave(why?: string): Promise<never> {
    const { part, sentence } = await step.run(id("hand-over"), () => handOver(jobContext(), job, why));
    if (part !== null) await step.sendEvent(id("go-on"), batchRequested.create({ batchRunId: runId, part }));
    throw new RunLeft(sentence);
  }

  /** Does a step again and again until it need not wait any more: for the provider, or for the hour's calls. */
  async function patiently<T extends { retryAt: string | null }>(name: string, work: () => Promise<T>): Promise<T> {
    for (let turn = 1; ; turn++) {
      const result = await run<T & Plain>(`${name}:${turn}`, async () => {
        const result = await work();
        if (result.retryAt !== null) await announceWait(jobContext(), job, new Date(result.retryAt));
        return result as T & Plain;
      });
      if (result.retryAt === null) return result;
      await step.sleepUntil(id(`${name}:${turn}:wait`), result.retryAt);
    }
  }

  return { id, job, run, patiently };
}
