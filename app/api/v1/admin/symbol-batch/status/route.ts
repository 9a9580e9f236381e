import { loadBatchStatus } from "@/app/admin/batch/loaders";
import { answer, route } from "../../../answer";

/** The current run, or the last one: phases, activity, failures, and what readers see. */
export const GET = route(
  async () => {
    const { run, phases, activity, failures, failureCount, published, universe } = await loadBatchStatus();
    return answer({
      run: run && {
        run_id: run.id,
        session: run.session,
        status: run.status,
        trigger: run.trigger,
        reason: run.reason,
        outcome: run.outcome,
        coverage: run.coverage,
        symbols_expected: run.symbolsExpected,
        symbols_priced: run.symbolsPriced,
        gate: run.gate,
        started_at: run.startedAt,
        finished_at: run.finishedAt,
        published_at: run.publishedAt,
      },
      phases: phases.map((phase) => ({
        phase: phase.phase,
        status: phase.status,
        current: phase.current,
        total: phase.total,
        unit: phase.unit,
        summary: phase.summary,
        started_at: phase.startedAt,
        finished_at: phase.finishedAt,
      })),
      activity,
      failures,
      failure_count: failureCount,
      published_session: published?.session ?? null,
      published_run_id: published?.runId ?? null,
      universe,
    });
  },
  { admin: true },
);
