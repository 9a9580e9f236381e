import { z } from "zod";
import { loadVersions } from "@/app/portfolios/version-list";
import { answer, problem, route } from "../../../answer";

const query = z.object({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional() });

/** A portfolio's versions, newest first, fifty at a time: `?before=` the last number seen goes on. */
export const GET = route<{ portfolioId: string }>(async ({ request, viewer, params }) => {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return problem(422, "A parameter is wrong", "before must be the number of a version.");
  const scope = { portfolioId: params.portfolioId, ownerId: viewer.id };
  const found = await loadVersions(scope, { before: asked.data.before ?? null });
  if (found === null) return problem(404, "No such portfolio", "You have no portfolio of this id.");
  const { versions, more } = found;
  return answer({
    portfolio_id: scope.portfolioId,
    versions: versions.map(({ number, change, fileName, hasFile, lots, equityBalance, createdAt }) => ({
      number,
      change,
      file_name: fileName,
      has_file: hasFile,
      lots,
      equity_balance: equityBalance,
      created_at: createdAt.toISOString(),
    })),
    more,
  });
});
