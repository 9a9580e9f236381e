import { createPortfolio } from "@/app/portfolios/create-portfolio";
import { formFields } from "@/app/portfolios/form-fields";
import { loadReadiness, nextStep, waitingSymbols } from "@/app/portfolios/readiness";
import { BodyTooLarge, fileBytes, readForm } from "@/app/portfolios/upload-body";
import { type ImportProblem, PROBLEM_CODES, readPortfolioFile } from "@/lib/import";
import { answer, problem, route } from "../../answer";

/** A broker's file in, a portfolio out (product §6): multipart with `csv_file`, plain or gzipped. */
export const POST = route(async ({ request, viewer }) => {
  const upload = await readUpload(request);
  if (upload instanceof Response) return upload;
  const fields = formFields(upload.form);
  if (!fields.ok) return problem(422, "A field is wrong", fields.message);

  const { skipLines, corrections, ...details } = fields.value;
  const read = readPortfolioFile(upload.bytes, { fileName: upload.fileName, skipLines, corrections });
  const created = await createPortfolio(read, { ownerId: viewer.id, ...details });
  if (!created.ok) return refused(created.problems);

  const readiness = await loadReadiness({ portfolioId: created.portfolioId, ownerId: viewer.id });
  if (readiness === null) throw new Error("create-portfolio: the portfolio just created is not there");
  return answer(
    {
      portfolio_id: created.portfolioId,
      portfolio_name: created.name,
      status: readiness.status,
      positions_imported: created.receipt.used + created.receipt.heldNotModelled,
      pending_symbols: readiness.pendingSymbols,
      waiting_symbols: waitingSymbols(readiness),
      unavailable_symbols: readiness.unavailableSymbols,
      coverage: readiness.coverage,
      message: readiness.message,
      next_step: nextStep(created.portfolioId, readiness.status),
      warnings: created.warnings.map(outward),
    },
    201,
  );
});

/** The form and the file's bytes, or the answer that says why not. */
async function readUpload(request: Request) {
  try {
    const form = await readForm(request);
    const file = form.get("csv_file");
    if (!(file instanceof File)) {
      return problem(400, "No file", "Send the file as the form field csv_file.", { code: PROBLEM_CODES.empty });
    }
    return { form, bytes: await fileBytes(file), fileName: file.name.replace(/\.gz$/i, "") };
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      const detail = "The file is larger than 10 MB: split it, or export positions only.";
      return problem(413, "File too large", detail, { code: PROBLEM_CODES.tooLarge });
    }
    if (!(error instanceof TypeError)) throw error;
    const detail = "Send multipart/form-data with the file as the field csv_file, whole and, if gzipped, intact.";
    return problem(400, "Not a form", detail, { code: PROBLEM_CODES.malformed });
  }
}

function refused(problems: readonly ImportProblem[]): Response {
  const errors = problems.filter((one) => one.severity === "error");
  const [first] = errors;
  const status = first?.code === PROBLEM_CODES.tooLarge ? 413 : 422;
  const detail =
    errors.length === 1 && first !== undefined ? first.message : `${errors.length} lines have to be put right first.`;
  const more = { code: first?.code, problems: problems.map(outward) };
  return problem(status, "The file cannot be used as it is", detail, more);
}

const outward = ({ severity, code, line, column, value, message, fix }: ImportProblem) => ({
  severity,
  code,
  line,
  column,
  value,
  message,
  ...(fix === undefined ? {} : { fix }),
});
