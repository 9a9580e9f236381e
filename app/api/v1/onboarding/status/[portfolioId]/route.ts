import { loadReadiness } from "@/app/portfolios/readiness";
import { statusAnswer } from "@/app/portfolios/status-answer";
import { answer, problem, route } from "../../../answer";

/** How far a portfolio's symbols are: polled while something is pending. */
export const GET = route<{ portfolioId: string }>(async ({ viewer, params }) => {
  const readiness = await loadReadiness({ portfolioId: params.portfolioId, ownerId: viewer.id });
  if (readiness === null) return problem(404, "No such portfolio", "You have no portfolio of this id.");
  return answer(statusAnswer(params.portfolioId, readiness));
});
