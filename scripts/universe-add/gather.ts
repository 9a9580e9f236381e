import fs from "node:fs";
import path from "node:path";
import type { NewSymbol } from "@/db/queries/universe-additions";
import { listedSymbols } from "../stack/seed";
import { joined, type Refusal, readOneSymbol, readSymbolList, type SymbolList } from "./read-list";

export interface Gathered {
  /** Each symbol once, with the first facts that anybody gave for it. */
  symbols: NewSymbol[];
  refusals: Refusal[];
}

/** Everything the arguments name, read; nothing is left out without a refusal. */
export function gather({ given, list }: { given: readonly string[]; list: "us" | null }): Gathered {
  const lists = given.map((argument) => (isFile(argument) ? readFile(argument) : readOneSymbol(argument, "argument")));
  if (list === "us") lists.push({ symbols: listedSymbols(), refusals: [] });
  const { symbols, refusals } = joined(lists);
  const bySymbol = new Map<string, NewSymbol>();
  for (const next of symbols) {
    const known = bySymbol.get(next.symbol);
    bySymbol.set(next.symbol, known === undefined ? next : withMissingFacts(known, next));
  }
  return { symbols: [...bySymbol.values()], refusals };
}

/** What is there, and what has the name of a list that is not. BRK/B is a symbol unless there is such a file. */
function isFile(argument: string): boolean {
  return (
    fs.existsSync(argument) || /\.(csv|txt|tsv|list)$/i.test(argument) || /^[.~]*[/\\]|[/\\].*[/\\]/.test(argument)
  );
}

function readFile(file: string): SymbolList {
  const name = path.basename(file);
  const refused = (why: string): SymbolList => ({ symbols: [], refusals: [{ where: file, value: null, why }] });
  try {
    return readSymbolList(fs.readFileSync(file), name);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return refused("There is no such file: check its name and folder.");
    if (code === "EISDIR") return refused("This is a folder: name a file in it.");
    if (code === "EACCES") return refused("This file may not be read: change its permissions.");
    throw error;
  }
}

function withMissingFacts(known: NewSymbol, other: NewSymbol): NewSymbol {
  return {
    symbol: known.symbol,
    name: known.name ?? other.name,
    sector: known.sector ?? other.sector,
    industry: known.industry ?? other.industry,
    profileKnown: known.profileKnown || other.profileKnown,
  };
}
