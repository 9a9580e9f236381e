import { z } from "zod";
import { loadReadiness, nextStep } from "@/app/portfolios/readiness";
import { statusAnswer } from "@/app/portfolios/status-answer";
import type { Comparison } from "@/app/portfolios/version-change";
import { versionNumber } from "@/app/portfolios/version-list";
import { compareVersion, type RestoreFacts, restoreVersion } from "@/app/portfolios/version-restore";
import { differenceView } from "@/app/portfolios/version-view";
import { differenceSentence } from "@/components/portfolio/difference-rows";
import { answer, problem, route } from "../../../../../answer";

const body = z.object({ based_on: z.int().positive().optional() });

/**
 * Brings a version back, as a new one. Without `{"based_on": 7}` it says what that would change, and stores nothing; with
 * the `based_on` of that answer it does it. Where the portfolio has changed meanwhile it answers 409.
 */
export const POST = route<{ portfolioId: string; number: string }>(async ({ request, viewer, params }) => {
  const text = await request.text();
  const asked = body.safeParse(text.trim() === "" ? {} : parseJson(text));
  if (!asked.success)
    return problem(422, "A field is wrong", 'Send {"based_on": 7}, or nothing to see what would change.');
  const scope = { portfolioId: params.portfolioId, ownerId: viewer.id };
  const number = versionNumber(params.number);
  if (number === null) return noVersion();

  const basedOn = asked.data.based_on;
  if (basedOn === undefined) {
    const found = await compareVersion(scope, number);
    return found === null ? noVersion() : answer({ ...compared(scope.portfolioId, found), stored: false });
  }
  const done = await restoreVersion(scope, number, { basedOn });
  if (done === null) return noVersion();
  if (done.outcome === "moved") {
    const detail = "The portfolio has changed since: look at the difference as it is now, and confirm that.";
    return problem(409, "The portfolio has changed", detail, compared(scope.portfolioId, done));
  }
  if (done.outcome === "same") return answer({ ...compared(scope.portfolioId, done), stored: false });
  const readiness = await loadReadiness(scope);
  if (readiness === null) return problem(404, "No such portfolio", "It was deleted meanwhile.");
  return answer({
    ...compared(scope.portfolioId, done),
    ...statusAnswer(scope.portfolioId, readiness),
    stored: true,
    version_number: done.version,
    next_step: nextStep(scope.portfolioId, readiness.status),
  });
});

function compared(portfolioId: string, found: RestoreFacts & { comparison: Comparison }) {
  const { comparison, restored, unknownSymbols } = found;
  const difference = differenceView(comparison);
  return {
    portfolio_id: portfolioId,
    restores: restored.number,
    same: comparison.isSame,
    based_on: comparison.basedOn,
    version_number: comparison.version,
    difference,
    unknown_symbols: unknownSymbols,
    message: comparison.isSame
      ? `The portfolio holds what it held in version ${restored.number}. Nothing changes.`
      : `${differenceSentence(difference)}.`,
  };
}

const noVersion = () => problem(404, "No such version", "You have no portfolio of this id, or it no such version.");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
