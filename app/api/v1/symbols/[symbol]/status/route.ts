import { notASymbol } from "@/app/portfolios/not-a-symbol";
import { loadSymbolStatus } from "@/app/portfolios/readiness";
import { isSymbol } from "@/lib/market-data/symbols";
import { answer, problem, route } from "../../../answer";
import { decodedSegment } from "../../decoded-segment";

/** What the universe knows of one symbol. */
export const GET = route<{ symbol: string }>(async ({ params }) => {
  const symbol = decodedSegment(params.symbol);
  const status = await loadSymbolStatus(symbol);
  if (status !== null) return answer(status);
  const detail = isSymbol(symbol.toUpperCase())
    ? "The universe does not know this symbol. Upload a portfolio that holds it and it will be looked up."
    : notASymbol(symbol);
  return problem(404, "Unknown symbol", detail);
});
