import { cron, RetryAfterError } from "inngest";
import { selectClosures } from "@/db/queries/market-state";
import { readEnv } from "@/lib/env";
import { isTransient } from "@/lib/market-data/errors";
import { inngest } from "../client";
import { jobContext } from "../context";
import { batchCancelled, batchRequested, tellPublished } from "../events";
import { estimateChunk, finishBetaPhases, planBetas } from "../phases/estimate-betas";
import { failRun } from "../phases/fail-run";
import { ingestFactorEtfs } from "../phases/ingest-factor-etfs";
import { type IngestResult, ingestPrices } from "../phases/ingest-prices";
import { ingestUnmodelled } from "../phases/ingest-unmodelled";
import { engageRun } from "../phases/open-run";
import { finishPrices, planPrices } from "../phases/plan-run";
import { cleanUpRun, gateRun, publishOrRefuse } from "../phases/publish-run";
import { recomputeSymbols } from "../phases/recompute-symbols";
import { announceWait, whileHeld } from "../phases/run-parts";
import { stageChunkMetrics, stageUnmodelledMetrics } from "../phases/stage-metrics";
import { RunLeft, stepsOf } from "./run-steps";

/**
 * The night: prices, betas and metrics of every symbol, once for everyone, published in one transaction (product §4).
 *
 * Every step is a chunk and an idempotent write that returns counts: killed anywhere, the run goes on where it was. What
 * takes longer than 25 minutes goes on in a next job, which finds by its rows what is done.
 */
export const symbolBatch = inngest.createFunction(
  {
    id: "symbol-batch",
    triggers: [batchRequested, cron("TZ=America/New_York 0 21 * * 1-5")],
    // Steps of two sessions' runs take turns at the provider; a second trigger of one session joins by its row.
    concurrency: { limit: 1 },
    retries: 4,
    // A job that a tick began has no run in its event: it finds the run cancelled at its next step.
    cancelOn: [{ event: batchCancelled, if: "async.data.batchRunId == event.data.batchRunId" }],
    onFailure: async ({ event, error, step }) => {
      const jobRunId = event.data.run_id;
      await step.run("record-failure", () => failRun(jobContext(), { jobRunId, message: error.message }));
    },
  },
  async ({ event, step, runId: jobRunId }) => {
    const { batchRunId, part = null } = "batchRunId" in event.data ? event.data : { batchRunId: null };
    const { engagement, sentence } = await step.run("open-run", () =>
      engageRun(jobContext(), { batchRunId, part, jobRunId }),
    );
    if (engagement === null) return { outcome: sentence };
    const { runId, session, symbols } = engagement;
    const steps = stepsOf(step, engagement, jobRunId);
    const target = async () => ({ runId, session, closures: await selectClosures(jobContext().db) });

    const ingest = (name: string, work: () => Promise<IngestResult>) =>
      steps.patiently(name, () => work().catch((error: unknown) => obeyRetryAfter(error, steps.job)));

    const publish = async () => {
      const ranges = await steps.run("plan-prices", () =>
        planPrices(jobContext(), { runId, size: readEnv().BATCH_PRICE_CHUNK }),
      );
      if (ranges.length > 0) await ingest("prices:etfs", async () => ingestFactorEtfs(jobContext(), await target()));
      await ingest("currencies", async () => ingestUnmodelled(jobContext(), await target()));
      for (const range of ranges) {
        await ingest(`prices:${range.from}`, async () => ingestPrices(jobContext(), { ...(await target()), range }));
      }
      await steps.run("prices:done", () => finishPrices(jobContext(), { runId }).then(() => null));

      const chunks = await steps.run("plan-betas", () =>
        planBetas(jobContext(), { runId, size: readEnv().BATCH_BETA_CHUNK }),
      );
      for (const range of chunks) {
        await steps.run(`betas:${range.from}`, async () => {
          const work = { ...(await target()), range };
          const betas = await estimateChunk(jobContext(), work);
          return { ...betas, ...(await stageChunkMetrics(jobContext(), work)) };
        });
      }
      await steps.run("betas:done", async () => {
        await finishBetaPhases(jobContext(), { runId });
        return stageUnmodelledMetrics(jobContext(), await target());
      });

      const gate = await steps.run("gate", async () => ({ ...(await gateRun(jobContext(), await target())) }));
      return steps.run(
        "publish",
        async () => {
          const work = { ...(await target()), gate };
          const ending = await whileHeld(jobContext(), steps.job, (held) => publishOrRefuse(held, work));
          return { ...(ending ?? { published: false, sentence: "Another job has taken the run over." }) };
        },
        { mayHaveEnded: true },
      );
    };

    try {
      if (symbols !== null) {
        return await steps.patiently("recompute", async () =>
          recomputeSymbols(jobContext(), { ...(await target()), symbols }),
        );
      }
      const result = await publish();
      if (result.published) {
        // Told first: readers have it, whatever becomes of the housekeeping.
        await step.sendEvent(steps.id("tell"), tellPublished({ batchRunId: runId, session }));
        await step.run(steps.id("clean-up"), () => cleanUpRun(jobContext(), { runId, session }));
      }
      return { session, ...result };
    } catch (error) {
      if (error instanceof RunLeft) return { session, outcome: error.message };
      throw error;
    }
  },
);

/** A provider that says how long to wait is not asked before. */
async function obeyRetryAfter(error: unknown, job: { runId: string; jobRunId: string }): Promise<never> {
  if (!isTransient(error) || error.retryAfterMs === null) throw error;
  const { now } = jobContext();
  await announceWait(jobContext(), job, new Date(now().getTime() + error.retryAfterMs));
  throw new RetryAfterError(error.message, error.retryAfterMs, { cause: error });
}
