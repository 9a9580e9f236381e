import { z } from "zod";
import { formFields } from "@/app/portfolios/form-fields";
import { loadReadiness, nextStep } from "@/app/portfolios/readiness";
import { statusAnswer } from "@/app/portfolios/status-answer";
import { type UploadResult, uploadToPortfolio } from "@/app/portfolios/update-portfolio";
import { differenceView } from "@/app/portfolios/version-view";
import { differenceSentence } from "@/components/portfolio/difference-rows";
import { type ReadOptions, readPortfolioFile } from "@/lib/import";
import { UPLOAD_MODES } from "@/lib/portfolio/difference";
import { answer, problem, route } from "../../../answer";
import { outwardProblem, readUpload, refusedUpload } from "../../../read-upload";

const fields = z.object({
  mode: z.enum(UPLOAD_MODES, `mode must be one of: ${UPLOAD_MODES.join(", ")}`).default("replace"),
  /** The revision that the difference was shown of; without it nothing is stored. */
  based_on: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "based_on must be the number that the difference came with")
    .transform(Number)
    .optional(),
});

/**
 * A file for a portfolio that is there: multipart with `csv_file`, as at creation, and `mode`. Without `based_on` it says
 * what would be added, removed and changed, and stores nothing; with the `based_on` of that answer it does it. Where the
 * portfolio has changed meanwhile it answers 409 with the difference as it is now.
 */
export const POST = route<{ portfolioId: string }>(async ({ request, viewer, params }) => {
  const upload = await readUpload(request);
  if (upload instanceof Response) return upload;
  const common = formFields(upload.form);
  if (!common.ok) return problem(422, "A field is wrong", common.message);
  const own = fields.safeParse(Object.fromEntries(upload.form));
  if (!own.success) return problem(422, "A field is wrong", own.error.issues.map(({ message }) => message).join("; "));

  const { reading, equityBalance } = common.value;
  const { mode, based_on: basedOn = null } = own.data;
  const scope = { portfolioId: params.portfolioId, ownerId: viewer.id };
  const read = readPortfolioFile(upload.bytes, { ...reading, fileName: upload.fileName });
  const request_ = { mode, equityBalance, bytes: upload.bytes, asIs: isAsIs(reading), basedOn };
  const done = await uploadToPortfolio(scope, read, request_);
  if (done === null) return problem(404, "No such portfolio", "You have no portfolio of this id.");
  if (done.outcome === "refused") return refusedUpload(done.problems);
  if (done.outcome === "moved") {
    const detail = "The portfolio has changed since: look at the difference as it is now, and confirm that.";
    return problem(409, "The portfolio has changed", detail, compared(scope.portfolioId, mode, done));
  }
  if (done.outcome !== "stored") return answer(compared(scope.portfolioId, mode, done));

  const readiness = await loadReadiness(scope);
  if (readiness === null) return problem(404, "No such portfolio", "It was deleted meanwhile.");
  return answer({
    ...compared(scope.portfolioId, mode, done),
    ...statusAnswer(scope.portfolioId, readiness),
    portfolio_name: done.comparison.name,
    version_number: done.version,
    next_step: nextStep(scope.portfolioId, readiness.status),
  });
});

function compared(portfolioId: string, mode: string, done: Exclude<UploadResult, { outcome: "refused" }>) {
  const { comparison, unknownSymbols, receipt, warnings } = done;
  const difference = differenceView(comparison);
  return {
    portfolio_id: portfolioId,
    stored: done.outcome === "stored",
    same: comparison.isSame,
    mode,
    based_on: comparison.basedOn,
    version_number: comparison.version,
    difference,
    unknown_symbols: unknownSymbols,
    receipt,
    message: comparison.isSame
      ? "The file says what the portfolio holds already. Nothing changes."
      : `${differenceSentence(difference)}.`,
    warnings: warnings.map(outwardProblem),
  };
}

/** Nobody left a line out, put a cell right or told columns, dialects or accounts. */
function isAsIs({ skipLines = [], corrections = [], mapping = {}, answers = {}, accounts }: ReadOptions): boolean {
  const choices = [...skipLines, ...corrections, ...Object.keys(mapping), ...Object.keys(answers)];
  return choices.length === 0 && accounts === undefined;
}
