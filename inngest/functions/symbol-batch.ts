import { cron, RetryAfterError } from "inngest";
import { selectClosures } from "@/db/queries/market-state";
import { isTransient } from "@/lib/market-data/errors";
import { inngest } from "../client";
import { jobContext } from "../context";
import { batchPublished, batchRequested } from "../events";
import { estimateChunk, finishBetaPhases, planBetas } from "../phases/estimate-betas";
import { failRun } from "../phases/fail-run";
import { type IngestResult, ingestFactorEtfs, ingestPrices } from "../phases/ingest-prices";
import { engageRun } from "../phases/open-run";
import { finishPrices, planPrices } from "../phases/plan-run";
import { cleanUpRun, gateRun, publishOrRefuse } from "../phases/publish-run";
import { recomputeSymbols } from "../phases/recompute-symbols";
import { stageChunkMetrics } from "../phases/stage-metrics";

/**
 * The night: prices, betas and metrics of every symbol, once for everyone, published in one transaction (product §4).
 *
 * Every step is a chunk and an idempotent write that returns counts: killed anywhere, the run goes on where it was.
 */
export const symbolBatch = inngest.createFunction(
  {
    id: "symbol-batch",
    triggers: [batchRequested, cron("TZ=America/New_York 0 21 * * 1-5")],
    // Steps of two sessions' runs take turns at the provider; a second trigger of one session joins by its row.
    concurrency: { limit: 1 },
    retries: 4,
    onFailure: async ({ event, error, step }) => {
      const jobRunId = event.data.run_id;
      await step.run("record-failure", () => failRun(jobContext(), { jobRunId, message: error.message }));
    },
  },
  async ({ event, step, runId: jobRunId }) => {
    const requested = "batchRunId" in event.data ? event.data.batchRunId : null;
    const { engagement, sentence } = await step.run("open-run", () =>
      engageRun(jobContext(), { batchRunId: requested, jobRunId }),
    );
    if (engagement === null) return { outcome: sentence };
    const { runId, session, symbols } = engagement;
    /** Step ids carry the run, so that what is memoised can never be another run's. */
    const id = (name: string) => `${name}:${runId}`;
    const target = async () => ({ runId, session, closures: await selectClosures(jobContext().db) });

    if (symbols !== null) {
      return step.run(id("recompute"), async () => recomputeSymbols(jobContext(), { ...(await target()), symbols }));
    }

    /** A step that ran out of calls waits for the hour to move on and goes on where it stopped. */
    const ingest = async (name: string, work: () => Promise<IngestResult>) => {
      for (let turn = 1; ; turn++) {
        const result = await step.run(id(`${name}:${turn}`), () => work().catch(obeyRetryAfter));
        if (result.retryAt === null) return result;
        await step.sleepUntil(id(`${name}:${turn}:budget`), result.retryAt);
      }
    };

    const ranges = await step.run(id("plan-prices"), () => planPrices(jobContext(), { runId }));
    await ingest("prices:etfs", async () => ingestFactorEtfs(jobContext(), await target()));
    for (const [index, range] of ranges.entries()) {
      await ingest(`prices:${index}`, async () => ingestPrices(jobContext(), { ...(await target()), range }));
    }
    await step.run(id("prices:done"), () => finishPrices(jobContext(), { runId }));

    const chunks = await step.run(id("plan-betas"), () => planBetas(jobContext(), { runId }));
    for (const [index, range] of chunks.entries()) {
      await step.run(id(`betas:${index}`), async () => {
        const work = { ...(await target()), range };
        const betas = await estimateChunk(jobContext(), work);
        return { ...betas, ...(await stageChunkMetrics(jobContext(), work)) };
      });
    }
    await step.run(id("betas:done"), () => finishBetaPhases(jobContext(), { runId }));

    const gate = await step.run(id("gate"), async () => gateRun(jobContext(), await target()));
    const result = await step.run(id("publish"), async () =>
      publishOrRefuse(jobContext(), { ...(await target()), gate }),
    );
    if (result.published) {
      await step.run(id("clean-up"), () => cleanUpRun(jobContext(), { runId, session }));
      await step.sendEvent(id("tell"), batchPublished.create({ batchRunId: runId, session }));
    }
    return { session, ...result };
  },
);

/** A provider that says how long to wait is not asked before. */
function obeyRetryAfter(error: unknown): never {
  if (!isTransient(error) || error.retryAfterMs === null) throw error;
  throw new RetryAfterError(error.message, error.retryAfterMs, { cause: error });
}
