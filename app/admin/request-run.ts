import type { Outcome } from "@/components/batch/outcome";
import { requestBatchRun, whyNotRun } from "@/inngest/send";
import { formatCount, formatSession } from "@/lib/format";

/** Symbols that one run of some symbols takes (product §9). */
export const SYMBOLS_A_RUN = 500;

interface ManualRun {
  session: string | null;
  symbols: string[] | null;
  force: boolean;
  reason: string;
  requestedBy: string;
}

/** Starts a run by hand or joins one, and says in a sentence which. */
export async function requestRun(request: ManualRun): Promise<Outcome> {
  const { session, symbols } = request;
  const distinct = symbols && [...new Set(symbols)].sort();
  if (distinct !== null && distinct.length > SYMBOLS_A_RUN) {
    const given = `These are ${formatCount(distinct.length)} symbols`;
    return { ok: false, message: `${given}: one run takes ${SYMBOLS_A_RUN} at most.` };
  }
  const refused = session === null ? null : await whyNotRun(session);
  if (refused !== null) return { ok: false, message: refused };

  const opened = await requestBatchRun({ ...request, symbols: distinct, trigger: "manual" });
  if (opened.outcome === "already_published") return { ok: false, message: opened.sentence };
  const day = formatSession(opened.run.session);
  if (opened.outcome === "joined")
    return { ok: true, message: `A run for ${day} is under way already; this joins it.` };
  if (distinct === null) return { ok: true, message: `The run for ${day} has started.` };
  const what = distinct.length === 1 ? distinct[0] : `${formatCount(distinct.length)} symbols`;
  return { ok: true, message: `${what} will be fetched and computed anew for ${day}.` };
}
