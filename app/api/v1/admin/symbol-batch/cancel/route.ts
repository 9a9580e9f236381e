import { z } from "zod";
import { cancelBatchRun } from "@/inngest/send";
import { answer, problem, route } from "../../../answer";
import { readBody } from "../../read-body";

const body = z.object({ run_id: z.uuid() });

/** Ends a run at its next step. */
export const POST = route(
  async ({ request, viewer }) => {
    const asked = await readBody(request, body);
    if (asked === null) return problem(422, "A field is wrong", "Send JSON with run_id, a run's id.");
    const { ok, sentence } = await cancelBatchRun({ runId: asked.run_id, by: viewer.name });
    if (!ok) return problem(409, "Not cancelled", sentence);
    return answer({ status: "cancelled", run_id: asked.run_id, message: sentence });
  },
  { admin: true },
);
