import { z } from "zod";
import { answerCandidates } from "@/app/portfolios/create-portfolio";
import { answer, problem, route } from "../../answer";

const body = z.object({ candidates: z.array(z.string().min(1).max(32)).max(5000) });

/** Which of up to 5,000 names the universe knows: the preview asks before anything is stored. */
export const POST = route(async ({ request }) => {
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    return problem(
      422,
      "A field is wrong",
      "Send {candidates: [...]} with at most 5,000 names of up to 32 characters.",
    );
  }
  return answer({ answers: await answerCandidates(parsed.data.candidates) });
});
