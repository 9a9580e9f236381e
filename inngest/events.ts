import { eventType } from "inngest";
import { z } from "zod";

/**
 * Somebody, or the job that had it before, asks for work on the batch run whose row is already written. With `part` it
 * means that part of the run and no other.
 */
export const batchRequested = eventType("batch/run.requested", {
  schema: z.object({ batchRunId: z.uuid(), part: z.int().positive().optional() }),
});

/** A run was ended by hand: a job that sleeps need not wake to see it. */
export const batchCancelled = eventType("batch/run.cancelled", {
  schema: z.object({ batchRunId: z.uuid() }),
});

/** Readers see a new run: portfolios may be refreshed. */
export const batchPublished = eventType("batch/run.published", {
  schema: z.object({ batchRunId: z.uuid(), session: z.string() }),
});

/** A run is published once, so it is told once: a step that says it again after a crash starts nothing again. */
export const tellPublished = (run: { batchRunId: string; session: string }) =>
  batchPublished.create(run, { id: `batch-published:${run.batchRunId}` });

/** A symbol nobody has seen before waits in the onboarding queue. */
export const onboardingRequested = eventType("symbol/onboarding.requested", {
  schema: z.object({ symbol: z.string(), priority: z.number() }),
});

/** A symbol ended without numbers: perhaps another one was meant. */
export const suggestionsRequested = eventType("symbol/suggestions.requested", {
  schema: z.object({ symbol: z.string() }),
});
