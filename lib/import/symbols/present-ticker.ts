import { renamedTicker } from "./aliases";
import type { SymbolReading } from "./symbol-reading";

/** The likeliest name first, under its present ticker where it has a new one. */
export function presentTicker(raw: string, candidates: string[]): SymbolReading {
  const first = candidates[0] ?? raw;
  const renamed = renamedTicker(first);
  if (renamed === null) return { ok: true, symbol: first, candidates };
  const { now, since } = renamed;
  const sentence = `${first} has been ${now} since ${since} and is read as that.`;
  return { ok: true, symbol: now, candidates: [now, ...candidates], notice: { kind: "renamed", sentence } };
}
