"use client";

import { Button } from "@mantine/core";
import classes from "./preview.module.css";

interface UseSymbolProps {
  symbol: string;
  name: string | null;
  onUse: (symbol: string) => void;
}

/** One click that puts a symbol where the file has something else. */
export function UseSymbol({ symbol, name, onUse }: UseSymbolProps) {
  return (
    <Button size="compact-xs" variant="default" className={classes.offer} onClick={() => onUse(symbol)}>
      Use {symbol}
      {name ? <span className={classes.offerName}>{name}</span> : null}
    </Button>
  );
}
