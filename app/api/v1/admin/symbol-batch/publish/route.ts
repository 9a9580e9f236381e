import { z } from "zod";
import { publishByHand } from "@/inngest/send";
import { answer, problem, route } from "../../../answer";
import { readBody } from "../../read-body";

const body = z.object({
  run_id: z.uuid(),
  note: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine((text) => !text.includes("\0")),
});

/** Publishes a run that the gate refused; the note is kept with it. */
export const POST = route(
  async ({ request, viewer }) => {
    const asked = await readBody(request, body);
    if (asked === null) {
      const detail = "Send JSON with run_id, a run's id, and note: why it is good enough, in at most 500 characters.";
      return problem(422, "A field is wrong", detail);
    }
    const { ok, sentence } = await publishByHand({ runId: asked.run_id, note: asked.note, by: viewer.name });
    if (!ok) return problem(409, "Not published", sentence);
    return answer({ status: "published", run_id: asked.run_id, message: sentence });
  },
  { admin: true },
);
