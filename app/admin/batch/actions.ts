"use server";

import { z } from "zod";
import { requireViewer } from "@/app/viewer";
import type { RunNowOutcome } from "@/components/batch/run-now";
import { requestBatchRun } from "@/inngest/send";
import { formatSession } from "@/lib/format";

const reasons = z.string().trim().min(1).max(500);

/** Starts a run now, or joins the one under way. */
export async function runBatch(given: string): Promise<RunNowOutcome> {
  const viewer = await requireViewer();
  if (!viewer.isAdmin) return { ok: false, message: "Only an admin may start a run." };

  const reason = reasons.safeParse(given);
  if (!reason.success) return { ok: false, message: "Say in a few words why it should run now." };

  const request = { trigger: "manual", session: null, symbols: null, force: true } as const;
  const opened = await requestBatchRun({ ...request, reason: reason.data, requestedBy: viewer.id });
  if (opened.outcome === "already_published") return { ok: false, message: opened.sentence };
  const session = formatSession(opened.run.session);
  return {
    ok: true,
    message:
      opened.outcome === "joined"
        ? `A run for ${session} is under way already.`
        : `The run for ${session} has started.`,
  };
}
