"use client";

import { Button, Title } from "@mantine/core";
import type { Correction, PortfolioPreview } from "@/lib/import/preview";
import { foreignCurrencyOf } from "@/lib/import/symbols/exchange-currencies";
import type { Found, SuggestedSymbol } from "./draft";
import classes from "./preview.module.css";
import { UseSymbol } from "./use-symbol";

interface PreviewSymbolsProps {
  preview: Pick<PortfolioPreview, "positions" | "columns">;
  unknownSymbols: readonly string[] | null;
  found: Found | null;
  onCorrect: (corrections: Correction[]) => void;
  onSkip: (lines: number[]) => void;
}

interface Doubt {
  /** As the file has it. */
  written: string;
  lines: number[];
  column: string;
  suggested: readonly SuggestedSymbol[];
  /** A suggested symbol that trades in another currency, as a receipt of New York does; null where none does. */
  elsewhere: string | null;
}

/** Names that nobody knows but that are near to some that are known: offered, and never chosen silently. */
export function PreviewSymbols(props: PreviewSymbolsProps) {
  const doubts = nearMisses(props);
  if (doubts.length === 0) return null;
  return (
    <section className={classes.doubts} aria-labelledby="import-doubts">
      <Title order={3} id="import-doubts">
        Did you mean?
      </Title>
      <ul>
        {doubts.map((doubt) => (
          <li key={`${doubt.written}|${doubt.lines[0]}`}>
            <span>
              <strong>{doubt.written}</strong> is not known to us. {placeWords(doubt.lines)}
              {doubt.elsewhere === null ? null : (
                <small className={classes.elsewhere}>
                  {doubt.elsewhere} trades in another currency: it may be another company’s, and where it is the same,
                  one of it may stand for several of {doubt.written}.
                </small>
              )}
            </span>
            <span className={classes.offers}>
              {doubt.suggested.map((suggested) => (
                <UseSymbol
                  key={suggested.symbol}
                  {...suggested}
                  onUse={(value) => props.onCorrect(doubt.lines.map((line) => ({ line, column: doubt.column, value })))}
                />
              ))}
              <Button size="compact-xs" variant="subtle" onClick={() => props.onSkip(doubt.lines)}>
                Leave {doubt.lines.length === 1 ? "the line" : `the ${doubt.lines.length} lines`} out
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nearMisses({ preview, unknownSymbols, found }: PreviewSymbolsProps): Doubt[] {
  const column = preview.columns.find(({ field }) => field === "symbol")?.header ?? "Symbol";
  const suggestionsOf = (symbol: string) =>
    (found && Object.hasOwn(found.answers, symbol) ? found.answers[symbol]?.suggestions : undefined) ?? [];
  const doubtful = (unknownSymbols ?? []).filter((symbol) => suggestionsOf(symbol).length > 0);
  // Once through the file, not once a symbol: either may have 20,000.
  const lines = new Map<string, number[]>(doubtful.map((symbol) => [symbol, []]));
  for (const { symbol, line } of preview.positions) if (symbol !== null) lines.get(symbol)?.push(line);
  return [...lines]
    .filter(([, own]) => own.length > 0)
    .map(([symbol, own]) => {
      const suggested = suggestionsOf(symbol);
      return { written: symbol, lines: own, column, suggested, elsewhere: listedElsewhere(symbol, suggested) };
    });
}

function listedElsewhere(written: string, suggested: readonly SuggestedSymbol[]): string | null {
  const currency = foreignCurrencyOf(written);
  return suggested.find(({ symbol }) => foreignCurrencyOf(symbol) !== currency)?.symbol ?? null;
}

function placeWords(lines: readonly number[]): string {
  return lines.length === 1 ? `Line ${lines[0]}.` : `${lines.length} lines, from line ${lines[0]}.`;
}
