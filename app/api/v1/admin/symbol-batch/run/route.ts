import { z } from "zod";
import { retrySentence } from "@/app/admin/request-run";
import { SESSION_WITH_SYMBOLS } from "@/inngest/phases/open-run";
import { requestBatchRun, whyNotRun } from "@/inngest/send";
import { isSymbol } from "@/lib/market-data/symbols";
import { answer, problem, route } from "../../../answer";

const body = z.object({
  reason: z
    .string()
    .min(1)
    .max(500)
    .refine((text) => !text.includes("\0"))
    .default("asked for by hand"),
  session: z.iso.date().optional(),
  symbols: z.array(z.string().refine(isSymbol)).min(1).max(500).optional(),
  force: z.boolean().default(false),
});

/** Starts the night's work now, or joins the run under way. */
export const POST = route(
  async ({ request, viewer }) => {
    const text = await request.text();
    const parsed = body.safeParse(text === "" ? {} : parseJson(text));
    if (!parsed.success) {
      return problem(422, "A field is wrong", "Send JSON with reason, and optionally session, symbols and force.");
    }
    const { reason, session = null, symbols = null, force } = parsed.data;
    if (session !== null && symbols !== null) return problem(422, "A field is wrong", SESSION_WITH_SYMBOLS);
    const refusal = session === null ? null : await whyNotRun(session);
    if (refusal !== null) return problem(422, "A field is wrong", refusal);
    const opened = await requestBatchRun({
      trigger: "manual",
      session,
      symbols,
      force,
      reason,
      requestedBy: viewer.id,
    });
    if (opened.outcome === "already_published") {
      return answer({ status: "already_published", run_id: null, session: opened.session, message: opened.sentence });
    }
    const { id, session: target } = opened.run;
    const joined = opened.outcome === "joined";
    return answer(
      {
        status: joined ? "joined" : "started",
        run_id: id,
        session: target,
        message: joined
          ? `A run for ${target} is under way; you joined it.`
          : symbols === null
            ? `A run for ${target} has started.`
            : await retrySentence([...new Set(symbols)], target),
        poll: "/api/v1/admin/symbol-batch/status",
      },
      202,
    );
  },
  { admin: true },
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
