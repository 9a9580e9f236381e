import { loadOperatorStatus } from "@/app/admin/loaders";
import { answer, route } from "../../../answer";
import { alertRow, phaseRow, providerPart, quarantinePart, runRow } from "./outward";

/** The run of the whole universe under way, or the last one, and all else the operator's screen shows. */
export const GET = route(
  async () => {
    const status = await loadOperatorStatus();
    const { run, runs, phases, activity, failures, failureCount, published, asOf } = status;
    const gate = run?.gate ?? null;
    return answer({
      run: run && { ...runRow(run), gate },
      phases: phases.map(phaseRow),
      gate,
      activity,
      failures,
      failure_count: failureCount,
      history: runs.map(runRow),
      published_session: asOf.session,
      published_run_id: published?.id ?? null,
      waiting_session: asOf.newer?.session ?? null,
      waiting_state: asOf.newer?.state ?? null,
      provider: providerPart(status.provider),
      freshness: status.freshness,
      quarantine: quarantinePart(status.quarantine),
      alerts: status.alerts.map(alertRow),
      universe: status.universe,
    });
  },
  { admin: true },
);
