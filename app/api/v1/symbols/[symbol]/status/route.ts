import { loadSymbolStatus } from "@/app/portfolios/readiness";
import { answer, problem, route } from "../../../answer";

/** What the universe knows of one symbol. */
export const GET = route<{ symbol: string }>(async ({ params }) => {
  const status = await loadSymbolStatus(decoded(params.symbol));
  if (status === null) {
    return problem(
      404,
      "Unknown symbol",
      "The universe does not know this symbol. Upload a portfolio that holds it and it will be looked up.",
    );
  }
  return answer(status);
});

/** An address may write a symbol's caret or equals sign with a per cent sign; other uses of one are no symbol. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
