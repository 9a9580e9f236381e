"use server";

import { z } from "zod";
import type { Outcome } from "@/components/batch/outcome";
import type { RunAsked } from "@/components/batch/run-now";
import { cancelBatchRun, publishByHand } from "@/inngest/send";
import { isSymbol } from "@/lib/market-data/symbols";
import { asOperator } from "./operator";
import { releasePrice } from "./release-price";
import { requestRun, SYMBOLS_A_RUN } from "./request-run";

const plain = z.string().refine((text) => !text.includes("\0"), "holds a character that cannot be kept");
const words = plain.trim().min(1).max(500);
const symbols = z.array(z.string().refine(isSymbol)).min(1).max(SYMBOLS_A_RUN);
const asked = z.object({
  reason: words,
  session: z.iso.date().or(z.literal("")),
  symbols: z.string().max(20_000),
  force: z.boolean(),
});

/** Starts a run now, or joins the one under way. */
export async function runBatch(given: RunAsked): Promise<Outcome> {
  return asOperator(async (viewer) => {
    const form = asked.safeParse(given);
    if (!form.success) return refusal(form.error, { reason: "Say in a few words why it should run now." });
    const named = form.data.symbols
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((symbol) => symbol !== "");
    const stranger = named.find((symbol) => !isSymbol(symbol));
    if (stranger !== undefined) return { ok: false, message: `“${stranger.slice(0, 40)}” is not a symbol.` };
    return requestRun({
      session: form.data.session || null,
      symbols: named.length === 0 ? null : named,
      force: form.data.force,
      reason: form.data.reason,
      requestedBy: viewer.id,
    });
  });
}

/** Fetches and computes failed symbols anew. */
export async function retrySymbols(given: string[]): Promise<Outcome> {
  return asOperator(async (viewer) => {
    const wanted = symbols.safeParse(given);
    if (!wanted.success) return { ok: false, message: `Name between one and ${SYMBOLS_A_RUN} symbols.` };
    const reason = "retry after a failure";
    return requestRun({ session: null, symbols: wanted.data, force: true, reason, requestedBy: viewer.id });
  });
}

/** Ends a run at its next step. */
export async function cancelRun(runId: string): Promise<Outcome> {
  return asOperator(async (viewer) => {
    if (!z.uuid().safeParse(runId).success) return { ok: false, message: "There is no such run." };
    return told(await cancelBatchRun({ runId, by: viewer.name }));
  });
}

/** Publishes a run that the gate refused, with a note that is kept with it. */
export async function publishRun(runId: string, note: string): Promise<Outcome> {
  return asOperator(async (viewer) => {
    if (!z.uuid().safeParse(runId).success) return { ok: false, message: "There is no such run." };
    const said = words.safeParse(note);
    if (!said.success) return { ok: false, message: "Say in a few words why it is good enough." };
    return told(await publishByHand({ runId, note: said.data, by: viewer.name }));
  });
}

/** Believes a price that was kept out, and fetches its symbol again. */
export async function acceptPrice(id: number): Promise<Outcome> {
  return asOperator(async (viewer) => {
    const known = z.int().positive().safeParse(id);
    const released = known.success ? await releasePrice(known.data, viewer) : null;
    return released === null ? { ok: false, message: "That price is no longer kept out." } : told(released);
  });
}

const told = ({ ok, sentence }: { ok: boolean; sentence: string }): Outcome => ({ ok, message: sentence });

/** The first field that is wrong, in the form's own words. */
function refusal(
  error: z.ZodError<z.infer<typeof asked>>,
  sentences: Partial<Record<keyof RunAsked, string>>,
): Outcome {
  const field = error.issues[0]?.path[0] as keyof RunAsked | undefined;
  const known = field === undefined ? undefined : sentences[field];
  return { ok: false, message: known ?? (field === "session" ? "The session is not a day." : "A field is wrong.") };
}
