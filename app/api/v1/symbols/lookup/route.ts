import { z } from "zod";
import { lookupNames } from "@/app/portfolios/lookup-names";
import { lookupSymbols } from "@/app/portfolios/lookup-symbols";
import { answer, problem, route } from "../../answer";

const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

const body = z.object({
  candidates: z.array(z.string().min(1).max(32)).max(5000),
  /** ISINs that are all a file says of some lots. */
  identifiers: z.array(z.string().regex(ISIN)).max(500).default([]),
  /** Companies' names where tickers should be. */
  names: z.array(z.string().min(1).max(120)).max(50).default([]),
});

/** Which of up to 5,000 names the universe knows, and what was perhaps meant by the others: the preview asks before anything is stored. */
export const POST = route(async ({ request }) => {
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    return problem(
      422,
      "A field is wrong",
      "Send {candidates: [...]} with at most 5,000 names of up to 32 characters; and where there are any, identifiers: at most 500 ISINs, names: at most 50 companies.",
    );
  }
  const { candidates, identifiers, names } = parsed.data;
  return answer({ answers: await lookupSymbols(candidates, identifiers), names: await lookupNames(names) });
});
