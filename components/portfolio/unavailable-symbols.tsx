"use client";

import { Title } from "@mantine/core";
import { useState } from "react";
import type { Outcome } from "@/components/batch/outcome";
import { OutcomeNotice } from "@/components/batch/outcome-notice";
import { useOutcome } from "@/components/batch/use-outcome";
import { SymbolReplacement, type SymbolSuggestion } from "./symbol-replacement";
import classes from "./unavailable-symbols.module.css";

/** A symbol that will have no numbers, with the reason as a sentence and what was perhaps meant. */
export interface UnavailableView {
  symbol: string;
  /** As a key: `not_found`. */
  reason: string;
  /** Why, as one or two sentences. */
  detail: string;
  /** Best first. */
  suggestions: readonly SymbolSuggestion[];
  /** More of them are being looked for. */
  suggestions_pending: boolean;
}

interface UnavailableSymbolsProps {
  symbols: readonly UnavailableView[];
  /** Has all lots of one symbol stand for another. */
  onReplace: (from: string, to: string) => Promise<Outcome>;
}

/** States in which perhaps another symbol was meant; the others are right and mend themselves. */
const PERHAPS_ANOTHER: ReadonlySet<string> = new Set(["not_found", "unsupported", "delisted"]);

/** Symbols that will have no numbers, each with its reason, and the way to say which was meant. */
export function UnavailableSymbols({ symbols, onReplace }: UnavailableSymbolsProps) {
  const { busy, outcome, run } = useOutcome();
  const [asked, setAsked] = useState<string | null>(null);
  if (symbols.length === 0) return outcome?.ok ? <OutcomeNotice outcome={outcome} /> : null;
  return (
    <section className={classes.panel} aria-labelledby="without-numbers">
      <Title order={2} id="without-numbers">
        {symbols.length} {symbols.length === 1 ? "symbol has" : "symbols have"} no numbers
      </Title>
      {/* A refusal stands where it was asked for. */}
      {outcome?.ok ? <OutcomeNotice outcome={outcome} /> : null}
      <ul className={classes.list}>
        {symbols.map(({ symbol, reason, detail, suggestions, suggestions_pending }) => (
          <li key={symbol} className={classes.row}>
            <strong className={classes.symbol}>{symbol}</strong>
            <p className={classes.detail}>
              {detail}
              {suggestions_pending && suggestions.length === 0 ? " Looking for what was perhaps meant." : null}
            </p>
            {PERHAPS_ANOTHER.has(reason) ? (
              <SymbolReplacement
                symbol={symbol}
                suggestions={suggestions}
                busy={busy}
                onReplace={(to) => {
                  setAsked(symbol);
                  run(() => onReplace(symbol, to));
                }}
              />
            ) : null}
            {asked === symbol && outcome?.ok === false ? (
              <div className={classes.refused}>
                <OutcomeNotice outcome={outcome} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
