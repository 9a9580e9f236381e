import { eventType } from "inngest";
import { z } from "zod";

/** Somebody, or the run before it, asks for the batch run whose row is already written. */
export const batchRequested = eventType("batch/run.requested", {
  schema: z.object({ batchRunId: z.uuid() }),
});

/** Readers see a new run: portfolios may be refreshed. */
export const batchPublished = eventType("batch/run.published", {
  schema: z.object({ batchRunId: z.uuid(), session: z.string() }),
});

/** A symbol nobody has seen before waits in the onboarding queue. */
export const onboardingRequested = eventType("symbol/onboarding.requested", {
  schema: z.object({ symbol: z.string(), priority: z.number() }),
});
