import { loadPortfolioList } from "@/app/portfolios/portfolio-list";
import { answer, route } from "../answer";

/** A portfolio from a file, as `POST /api/v1/onboarding/create-portfolio` makes one. */
export { POST } from "../onboarding/create-portfolio/route";

/** The asker's portfolios, newest first, each with what is pending in it. */
export const GET = route(async ({ viewer }) => answer({ portfolios: await loadPortfolioList({ ownerId: viewer.id }) }));
