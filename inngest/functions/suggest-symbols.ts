import { RetryAfterError } from "inngest";
import { inngest } from "../client";
import { jobContext } from "../context";
import { suggestionsRequested } from "../events";
import { suggestSymbols as suggest, suggestLater } from "../phases/suggest-symbols";

/**
 * What was perhaps meant by a symbol that ended without numbers (product §5). Work of its own, so that neither a search
 * that fails nor one that waits keeps anybody's new symbol waiting. Its tries used up, it is done again when the symbol is
 * next asked for.
 */
export const suggestSymbols = inngest.createFunction(
  {
    id: "suggest-symbols",
    triggers: [suggestionsRequested],
    concurrency: [{ limit: 2 }, { key: "event.data.symbol", limit: 1 }],
    retries: 4,
  },
  async ({ event, step, attempt }) => {
    const { symbol } = event.data;
    return step.run("search", async () => {
      try {
        return await suggest(jobContext(), symbol);
      } catch (error) {
        const retryAt = await suggestLater(jobContext(), { error, isFirstTry: attempt === 0 });
        if (retryAt === null) throw error;
        const waitMs = Math.max(1_000, retryAt.getTime() - jobContext().now().getTime());
        throw new RetryAfterError(error instanceof Error ? error.message : String(error), waitMs, { cause: error });
      }
    });
  },
);
