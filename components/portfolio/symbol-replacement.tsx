"use client";

import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { exchangeLabel } from "./exchange-names";
import classes from "./unavailable-symbols.module.css";

/** What was perhaps meant. */
export interface SymbolSuggestion {
  symbol: string;
  name: string | null;
  /** Yahoo's code, such as NMS. */
  exchange: string | null;
}

interface SymbolReplacementProps {
  symbol: string;
  /** Best first. */
  suggestions: readonly SymbolSuggestion[];
  busy: boolean;
  onReplace: (to: string) => void;
}

/** One click takes a suggestion; any other symbol can be typed. */
export function SymbolReplacement({ symbol, suggestions, busy, onReplace }: SymbolReplacementProps) {
  const [isTyping, setTyping] = useState(false);
  return (
    <div className={classes.choices}>
      {suggestions.map((suggestion) => (
        <Button
          key={suggestion.symbol}
          variant="default"
          size="xs"
          disabled={busy}
          title={suggestionWords(suggestion)}
          onClick={() => onReplace(suggestion.symbol)}
        >
          <span className={classes.choice}>Use {suggestionWords(suggestion)}</span>
        </Button>
      ))}
      {isTyping ? (
        <TypedSymbol symbol={symbol} busy={busy} onReplace={onReplace} />
      ) : (
        <Button
          variant="subtle"
          size="xs"
          className={classes.other}
          aria-label={`Another symbol for ${symbol}`}
          onClick={() => setTyping(true)}
        >
          Another symbol
        </Button>
      )}
    </div>
  );
}

/** "BRK-B (Berkshire Hathaway Inc.)"; where it is listed abroad, "VOD.L (Vodafone Group, London exchange)". */
export function suggestionWords({ symbol, name, exchange }: SymbolSuggestion): string {
  const abroad = symbol.includes(".") && exchange !== null ? exchangeLabel(exchange) : null;
  const known = [name === symbol ? null : name, abroad].filter((part) => part !== null);
  return known.length === 0 ? symbol : `${symbol} (${known.join(", ")})`;
}

function TypedSymbol({ symbol, busy, onReplace }: Pick<SymbolReplacementProps, "symbol" | "busy" | "onReplace">) {
  const [typed, setTyped] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") onReplace(typed);
  };
  return (
    <form className={classes.typed} onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={`The symbol to use for ${symbol}`}
        placeholder="Such as BRK-B"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        ref={focusOnce}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value.toUpperCase())}
      />
      <Button type="submit" size="xs" disabled={busy || typed.trim() === ""}>
        Use it
      </Button>
    </form>
  );
}

/** The field was asked for by a click: whoever asked goes on typing. */
const focusOnce = (input: HTMLInputElement | null) => input?.focus();
