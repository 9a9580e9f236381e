import { selectClosures } from "@/db/queries/market-state";
import { inngest } from "../client";
import { jobContext } from "../context";
import { batchPublished } from "../events";
import { writeModelCard } from "../phases/model-card";

/** After each publish, by the gate or by hand: what the night's numbers are worth. It fails for itself alone. */
export const modelCard = inngest.createFunction(
  { id: "model-card", triggers: [batchPublished], concurrency: { limit: 1 }, retries: 4 },
  async ({ event, step }) => {
    const { batchRunId: runId, session } = event.data;
    return step.run(`card:${runId}`, async () => {
      const closures = await selectClosures(jobContext().db);
      return writeModelCard(jobContext(), { runId, session, closures });
    });
  },
);
