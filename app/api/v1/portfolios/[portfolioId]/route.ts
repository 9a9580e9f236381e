import { loadPortfolio } from "@/app/portfolios/portfolio-list";
import { portfolioWords, removePortfolio, updateDetails } from "@/app/portfolios/update-details";
import { answer, problem, route } from "../../answer";

interface Params {
  portfolioId: string;
}

/** One portfolio with what is pending in it. */
export const GET = route<Params>(async ({ viewer, params }) => {
  const portfolio = await loadPortfolio({ portfolioId: params.portfolioId, ownerId: viewer.id });
  return portfolio === null ? noPortfolio() : answer(portfolio);
});

/** Another name, description or account equity; what is left out stays. */
export const PATCH = route<Params>(async ({ request, viewer, params }) => {
  const told = portfolioWords(await request.json().catch(() => null));
  if (!told.ok) return problem(422, "A field is wrong", told.message);
  const scope = { portfolioId: params.portfolioId, ownerId: viewer.id };
  const portfolio = (await updateDetails(scope, told.words)) ? await loadPortfolio(scope) : null;
  return portfolio === null ? noPortfolio() : answer(portfolio);
});

/** Gone with its lots, versions and files. */
export const DELETE = route<Params>(async ({ viewer, params }) => {
  const gone = await removePortfolio({ portfolioId: params.portfolioId, ownerId: viewer.id });
  return gone ? new Response(null, { status: 204 }) : noPortfolio();
});

const noPortfolio = () => problem(404, "No such portfolio", "You have no portfolio of this id.");
