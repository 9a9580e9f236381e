import { createPortfolio } from "@/app/portfolios/create-portfolio";
import { formFields } from "@/app/portfolios/form-fields";
import { rememberMapping } from "@/app/portfolios/import-mapping";
import { loadReadiness, nextStep, waitingSymbols } from "@/app/portfolios/readiness";
import { readPortfolioFile } from "@/lib/import";
import { answer, problem, route } from "../../answer";
import { outwardProblem, readUpload, refusedUpload } from "../../read-upload";

/** A broker's file in, a portfolio out (product §6): multipart with `csv_file`, plain or gzipped. */
export const POST = route(async ({ request, viewer }) => {
  const upload = await readUpload(request);
  if (upload instanceof Response) return upload;
  const fields = formFields(upload.form);
  if (!fields.ok) return problem(422, "A field is wrong", fields.message);

  const { reading, mapping, ...details } = fields.value;
  const read = readPortfolioFile(upload.bytes, { ...reading, fileName: upload.fileName });
  const created = await createPortfolio(read, { ownerId: viewer.id, bytes: upload.bytes, ...details });
  if (!created.ok) return refusedUpload(created.problems);
  await rememberMapping(read, { ownerId: viewer.id, mapping });

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
      estimated_seconds_remaining: readiness.estimate?.seconds ?? null,
      coverage: readiness.coverage,
      message: readiness.message,
      next_step: nextStep(created.portfolioId, readiness.status),
      warnings: created.warnings.map(outwardProblem),
    },
    201,
  );
});
