import type { AlertView } from "@/components/batch/alert-words";
import type { BatchActivityView, BatchFailureView, BatchRunView } from "@/components/batch/batch-views";
import { lastHour, type ProviderView } from "@/components/batch/provider-words";
import type { QuarantineView } from "@/components/batch/quarantine-words";
import type { BatchRun } from "@/db/queries/batch-runs";
import type { OperatorStatus } from "./loaders";

export function runView(run: BatchRun, now: Date): BatchRunView {
  const end = run.finishedAt ?? now;
  return {
    id: run.id,
    session: run.session,
    status: run.status,
    trigger: run.trigger,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    seconds: Math.max(0, (end.getTime() - run.startedAt.getTime()) / 1000),
    symbolsPriced: run.symbolsPriced,
    symbolsExpected: run.symbolsExpected,
    coverage: run.coverage,
    outcome: run.outcome === "published" ? null : run.outcome,
    reason: run.reason,
    subset: run.symbols?.length ?? null,
    parts: run.parts,
    predecessorId: run.predecessorId,
    publishNote: run.publishNote,
  };
}

export function activityViews(activity: OperatorStatus["activity"]): BatchActivityView[] {
  return activity.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}

/** Failures of the night, each with what its symbol's last retry since came to: in its own phase, or short of it. */
export function failureViews({ failures, retries }: Pick<OperatorStatus, "failures" | "retries">): BatchFailureView[] {
  const bySymbol = new Map(retries.map((retry) => [retry.symbol, retry]));
  return failures.map((failure) => {
    const retry = bySymbol.get(failure.symbol);
    if (retry === undefined) return { ...failure, retry: null };
    const reason = retry.reasons[failure.phase] ?? retry.reasons.prices ?? null;
    const mended = retry.status === "completed" && reason === null;
    const state = retry.status === "running" ? "running" : mended ? "mended" : "failed";
    return { ...failure, retry: { state, reason } };
  });
}

/** Alerts about trouble that is not over. */
export function openAlertViews(alerts: OperatorStatus["alerts"]): AlertView[] {
  return alerts
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id, kind, message, raisedAt, channel, deliveredAt, deliveryError }) => ({
      id,
      kind,
      message,
      raisedAt: raisedAt.toISOString(),
      channel,
      deliveredAt: deliveredAt?.toISOString() ?? null,
      deliveryError,
    }));
}

const PROVIDER_NAMES = { yahoo: "Yahoo Finance", sandbox: "Simulated market" } as const;

export function providerView({ provider, now }: Pick<OperatorStatus, "provider" | "now">): ProviderView {
  const { health, minutes, totals, budget } = provider;
  const rows = minutes.map((row) => ({ ...row, minute: row.minute.toISOString() }));
  return {
    name: PROVIDER_NAMES[provider.provider],
    health: health && {
      state: health.state,
      since: health.since.toISOString(),
      reason: health.reason,
      retryAt: health.retryAt?.toISOString() ?? null,
    },
    minutes: lastHour(rows, now.toISOString()),
    totals,
    budget,
  };
}

export function quarantineViews({ rows }: OperatorStatus["quarantine"]): QuarantineView[] {
  return rows.map(({ id, symbol, kind, status, firstSession, lastSession, detail, detectedAt, resolution }) => ({
    id,
    symbol,
    kind,
    status,
    firstSession,
    lastSession,
    detail,
    detectedAt: detectedAt.toISOString(),
    resolution,
  }));
}
