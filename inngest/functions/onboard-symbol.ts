import { RetryAfterError } from "inngest";
import { inngest } from "../client";
import { jobContext } from "../context";
import { onboardingRequested } from "../events";
import {
  computeOnboarded,
  fetchHistory,
  findSymbol,
  giveBack,
  informPortfolios,
  postponeOn,
} from "../phases/onboard-symbol";
import { isModelled } from "../phases/store-series";

/** A symbol nobody has seen before: the night's work for it, now (product §5). */
export const onboardSymbol = inngest.createFunction(
  {
    id: "onboard-symbol",
    triggers: [onboardingRequested],
    // Two users asking for one symbol take turns, and the second finds the work done; three symbols at once at most.
    concurrency: [{ limit: 3 }, { key: "event.data.symbol", limit: 1 }],
    priority: { run: "event.data.priority" },
    retries: 4,
    onFailure: async ({ event, error, step }) => {
      const { symbol } = event.data.event.data;
      await step.run("give-back", () => giveBack(jobContext(), symbol, error.message));
    },
  },
  async ({ event, step }) => {
    const { symbol } = event.data;
    /** Runs a phase; provider trouble is written on the waiting row before the step is tried again. */
    const phase = <T>(id: string, work: () => Promise<T>) =>
      step.run(id, async () => {
        try {
          return await work();
        } catch (error) {
          const retryAt = await postponeOn(jobContext(), symbol, error);
          if (retryAt === null) throw error;
          const waitMs = Math.max(1_000, retryAt.getTime() - jobContext().now().getTime());
          throw new RetryAfterError(error instanceof Error ? error.message : String(error), waitMs, { cause: error });
        }
      });

    const { found } = await phase("found", () => findSymbol(jobContext(), symbol));
    if (!found) return { symbol, outcome: "nothing to do" };
    const state = await phase("history", () => fetchHistory(jobContext(), symbol));
    if (state === null) return { symbol, outcome: "no prices" };
    if (isModelled(state.status)) await phase("betas", () => computeOnboarded(jobContext(), symbol));
    const told = await phase("portfolios", () => informPortfolios(jobContext(), symbol));
    return { symbol, outcome: state.status, ...told };
  },
);
