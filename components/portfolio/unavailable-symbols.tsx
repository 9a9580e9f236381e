import { Title } from "@mantine/core";
import type { UnavailableSymbol } from "@/lib/portfolio/exposures";
import classes from "./portfolio.module.css";
import { unavailableSentence } from "./unavailable-sentence";

/** Symbols that will have no numbers, each with the reason as a sentence. */
export function UnavailableSymbols({ symbols }: { symbols: readonly UnavailableSymbol[] }) {
  if (symbols.length === 0) return null;
  return (
    <section className={classes.unavailable} aria-label="Symbols without numbers">
      <Title order={2}>
        {symbols.length} {symbols.length === 1 ? "symbol has" : "symbols have"} no numbers
      </Title>
      <ul>
        {symbols.map(({ symbol, reason }) => (
          <li key={symbol}>
            <strong>{symbol}</strong>: {unavailableSentence(reason)}
          </li>
        ))}
      </ul>
    </section>
  );
}
