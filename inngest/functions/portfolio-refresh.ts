import { inngest } from "../client";
import { jobContext } from "../context";
import { batchPublished, onboardingRequested, suggestionsRequested } from "../events";
import { queueOvertaken } from "../phases/follow-publish";
import { refreshOptionDeltas, summariseHoldings, sweepAnalyticsCache } from "../phases/refresh-portfolios";
import { findMisnamed } from "../phases/suggest-symbols";

/** After each publish: what portfolios store of the market is brought to the new session (product §7). */
export const portfolioRefresh = inngest.createFunction(
  // One after another and none left out: the one under way may have read the run before.
  { id: "portfolio-refresh", triggers: [batchPublished], concurrency: { limit: 1 }, retries: 4 },
  async ({ event, step }) => {
    const { batchRunId } = event.data;
    // First of all: somebody may be looking at a symbol that the run did not know yet.
    const overtaken = await step.run(`overtaken:${batchRunId}`, () =>
      queueOvertaken(jobContext(), { runId: batchRunId }),
    );
    if (overtaken.length > 0) {
      // One that is lost here is sent by the sweep.
      await step.sendEvent(
        `follow:${batchRunId}`,
        overtaken.map((row) => onboardingRequested.create(row)),
      );
    }
    const options = await step.run(`options:${batchRunId}`, () => refreshOptionDeltas(jobContext()));
    const held = await step.run(`held:${batchRunId}`, () => summariseHoldings(jobContext()));
    // After the summary, which says what is held.
    const misnamed = await step.run(`misnamed:${batchRunId}`, () => findMisnamed(jobContext(), { runId: batchRunId }));
    if (misnamed.length > 0) {
      await step.sendEvent(
        `suggest:${batchRunId}`,
        misnamed.map((symbol) => suggestionsRequested.create({ symbol })),
      );
    }
    const cache = await step.run(`cache:${batchRunId}`, () => sweepAnalyticsCache(jobContext()));
    return { overtaken: overtaken.length, misnamed: misnamed.length, ...options, ...held, ...cache };
  },
);
