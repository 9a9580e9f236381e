import type { MovementKind } from "./movement-kinds";

/** What comes in and what goes out by one letter: buy and sell, Kauf and Verkauf, achat and vente, compra and venta, köp and sälj, purchase and sale. */
const PAIRS: readonly (readonly [buy: string, sell: string])[] = [
  ["B", "S"],
  ["K", "V"],
  ["A", "V"],
  ["C", "V"],
  ["K", "S"],
  ["P", "S"],
];
/** Letters that mean the same in every pair that an own column of sides would have. */
const ALONE: Readonly<Record<string, MovementKind>> = { B: "buy", K: "buy", S: "sell", V: "sell" };

/**
 * What single letters say in a column of sides: of B and S, K and V and the like both must be there, or one that is a side
 * in any language; what is not plain says nothing, so that its lines are refused.
 *
 * @param cells the whole column
 */
export function sideLetters(cells: Iterable<string>): ReadonlyMap<string, MovementKind> {
  const letters = new Set<string>();
  for (const cell of cells) if (cell.length === 1) letters.add(cell.toUpperCase());
  const both = PAIRS.filter(([buy, sell]) => letters.has(buy) && letters.has(sell));
  const [pair] = both;
  if (both.length === 1 && pair) {
    return new Map<string, MovementKind>([
      [pair[0], "buy"],
      [pair[1], "sell"],
    ]);
  }
  const [only] = letters;
  const kind = letters.size === 1 && only !== undefined ? ALONE[only] : undefined;
  return only === undefined || kind === undefined ? new Map() : new Map([[only, kind]]);
}
