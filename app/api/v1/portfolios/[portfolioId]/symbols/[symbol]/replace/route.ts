import { z } from "zod";
import { loadReadiness } from "@/app/portfolios/readiness";
import { replaceHeldSymbol } from "@/app/portfolios/replace-symbol";
import { statusAnswer } from "@/app/portfolios/status-answer";
import { answer, problem, route } from "../../../../../answer";
import { decodedSegment } from "../../../../../symbols/decoded-segment";

const body = z.object({ symbol: z.string().max(200) });

const REFUSALS = {
  no_portfolio: { status: 404, title: "No such portfolio" },
  bad_symbol: { status: 422, title: "Not a symbol" },
  not_held: { status: 409, title: "Not held" },
};

/**
 * Has a portfolio's lots of one symbol, and the options on it, stand for another one: `{"symbol": "BRK-B"}`. Answers how
 * far the portfolio's symbols are then, as the onboarding status does.
 */
export const POST = route<{ portfolioId: string; symbol: string }>(async ({ request, viewer, params }) => {
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return problem(422, "A field is wrong", 'Send {"symbol": "BRK-B"}: the symbol that was meant.');
  const scope = { portfolioId: params.portfolioId, ownerId: viewer.id };
  const done = await replaceHeldSymbol(scope, { from: decodedSegment(params.symbol), to: parsed.data.symbol });
  if (!done.ok) {
    const { status, title } = REFUSALS[done.problem];
    return problem(status, title, done.message);
  }

  const readiness = await loadReadiness(scope);
  if (readiness === null) return problem(404, "No such portfolio", "It was deleted meanwhile.");
  return answer(statusAnswer(scope.portfolioId, readiness));
});
