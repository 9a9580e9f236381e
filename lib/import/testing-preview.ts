import type { PortfolioPreview, ReadOptions } from "./preview";
import { problemSentence } from "./problems";
import { readPortfolioText } from "./read-portfolio-file";

/** A text that must be readable, for tests. */
export function previewOf(text: string, options?: ReadOptions): PortfolioPreview {
  const result = readPortfolioText(text, options);
  if (!result.ok) throw new Error(problemSentence(result.problem));
  return result.preview;
}

/** Symbol or name, and quantity. */
export function held({ positions }: Pick<PortfolioPreview, "positions">): [string, string | null][] {
  return positions.map(({ symbol, rawSymbol, quantity }) => [symbol ?? rawSymbol, quantity]);
}
