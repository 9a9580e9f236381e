import type { PositionKind } from "./values";

/**
 * What two states of a portfolio have in common and what not, lot by lot: shown before a file replaces what is held, and
 * what is then done (product §6). Pure; decimals are canonical text ("10.5", never "10.50"), so that equal is equal.
 */

/** One lot in full, as an import leaves it and the database keeps it. */
export interface HeldLot {
  /** The line of the file it came from; null where it is not known any more. */
  line: number | null;
  kind: PositionKind;
  symbol: string | null;
  /** As the file wrote it. */
  rawSymbol: string;
  description: string | null;
  subtype: string | null;
  account: string | null;
  /** Signed. */
  quantity: string;
  multiplier: string;
  currency: string;
  entryPrice: string | null;
  entryDate: string | null;
  exitPrice: string | null;
  exitDate: string | null;
  statedValueUsd: string | null;
  statedPrice: string | null;
  option?: { underlying: string; expiration: string; strike: string; optionType: "call" | "put" } | undefined;
}

/** A lot that the database holds. */
export type StoredLot = HeldLot & { id: string };

/** What its owner decided of a lot: when one of these differs, it is another holding. */
const HELD_FIELDS = [
  "quantity",
  "account",
  "entryPrice",
  "entryDate",
  "exitPrice",
  "exitDate",
  "multiplier",
  "currency",
] as const satisfies readonly (keyof HeldLot)[];
/** What the file says beside it: values as old as the file, and words. */
const TOLD_FIELDS = [
  "statedValueUsd",
  "statedPrice",
  "symbol",
  "rawSymbol",
  "description",
  "subtype",
] as const satisfies readonly (keyof HeldLot)[];
export type LotField = (typeof HELD_FIELDS)[number] | (typeof TOLD_FIELDS)[number];

export interface LotPair<B extends HeldLot = HeldLot> {
  before: B;
  after: HeldLot;
}

export interface LotChange<B extends HeldLot = HeldLot> extends LotPair<B> {
  /** What differs, never empty. */
  fields: LotField[];
}

export interface Difference<B extends HeldLot = HeldLot> {
  added: HeldLot[];
  removed: B[];
  /** The same lot with another quantity, cost, date, account … */
  changed: LotChange<B>[];
  /** The same holding, of which the file tells another value, price or name. */
  restated: LotChange<B>[];
  unchanged: LotPair<B>[];
}

/** `replace`: the file's lots are what is held. `merge`: they take the place of theirs, others stay. */
export const UPLOAD_MODES = ["replace", "merge"] as const;
export type UploadMode = (typeof UPLOAD_MODES)[number];

/**
 * Lots of two states, each of the one beside at most one of the other: first those that are equal, then those that agree
 * in ever less. Lots of different instruments are never one. `line` is no part of what a lot is.
 */
export function differenceOf<B extends HeldLot>(before: readonly B[], after: readonly HeldLot[]): Difference<B> {
  const pairs: LotPair<B>[] = [];
  let left = [...before];
  let right = [...after];
  for (const keyOf of PASSES) {
    const waiting = new Map<string, B[]>();
    for (const lot of left) {
      const key = keyOf(lot);
      const others = waiting.get(key);
      if (others === undefined) waiting.set(key, [lot]);
      else others.push(lot);
    }
    for (const lots of waiting.values()) lots.reverse();
    const matched = new Set<B>();
    right = right.filter((lot) => {
      const found = waiting.get(keyOf(lot))?.pop();
      if (found === undefined) return true;
      matched.add(found);
      pairs.push({ before: found, after: lot });
      return false;
    });
    left = left.filter((lot) => !matched.has(lot));
    if (left.length === 0 || right.length === 0) break;
  }
  return sortOut(pairs, { added: right, removed: left, order: after });
}

/** What is held after a file was taken up. Where either side names no account, a symbol is a symbol. */
export function lotsAfter(mode: UploadMode, held: readonly HeldLot[], file: readonly HeldLot[]): HeldLot[] {
  if (mode === "replace") return [...file];
  const accounts = new Map<string, Set<string | null>>();
  for (const lot of file) {
    const instrument = instrumentOf(lot);
    accounts.set(instrument, (accounts.get(instrument) ?? new Set()).add(lot.account));
  }
  const stay = held.filter((lot) => {
    const replaced = accounts.get(instrumentOf(lot));
    if (replaced === undefined) return true;
    return lot.account !== null && !replaced.has(null) && !replaced.has(lot.account);
  });
  // Their lines are of another file than the one that is told from now on.
  return [...file, ...stay.map((lot) => ({ ...lot, line: null }))];
}

/** Nothing would change but the lines on which the lots stand. */
export function isSame({ added, removed, changed, restated }: Difference): boolean {
  return added.length + removed.length + changed.length + restated.length === 0;
}

/** The lots after a difference from `before` was taken up. */
export function applyDifference(before: readonly HeldLot[], difference: Difference): HeldLot[] {
  const afterOf = new Map<HeldLot, HeldLot>(
    [...difference.changed, ...difference.restated, ...difference.unchanged].map((pair) => [pair.before, pair.after]),
  );
  const gone = new Set<HeldLot>(difference.removed);
  return [...before.filter((lot) => !gone.has(lot)).map((lot) => afterOf.get(lot) ?? lot), ...difference.added];
}

/** What is held, whoever holds it and how much: a listing, a contract, a currency or fund, a private holding's name. */
export function instrumentOf({ kind, symbol, rawSymbol, currency, option }: HeldLot): string {
  switch (kind) {
    case "public":
      return keyOfParts(kind, symbol);
    case "cash":
      return keyOfParts(kind, currency, symbol);
    case "private":
      return keyOfParts(kind, rawSymbol);
    case "option":
      return keyOfParts(kind, option?.underlying, option?.expiration, option?.strike, option?.optionType);
  }
}

type KeyOf = (lot: HeldLot) => string;

/** From equal in everything to the same instrument in the same account, and, moved, the same quantity in another. */
const PASSES: readonly KeyOf[] = [
  (lot) => keyOfParts(instrumentOf(lot), ...HELD_FIELDS.map((f) => lot[f]), ...TOLD_FIELDS.map((f) => lot[f])),
  (lot) => keyOfParts(instrumentOf(lot), ...HELD_FIELDS.map((f) => lot[f])),
  (lot) => keyOfParts(instrumentOf(lot), lot.account, lot.entryDate, lot.entryPrice),
  (lot) => keyOfParts(instrumentOf(lot), lot.account, lot.quantity),
  (lot) => keyOfParts(instrumentOf(lot), lot.account, lot.entryDate),
  (lot) => keyOfParts(instrumentOf(lot), lot.account),
  (lot) => keyOfParts(instrumentOf(lot), lot.quantity),
];

/** No two lists of parts give one key. */
function keyOfParts(...parts: readonly (string | null | undefined)[]): string {
  return JSON.stringify(parts);
}

function sortOut<B extends HeldLot>(
  pairs: readonly LotPair<B>[],
  { added, removed, order }: { added: HeldLot[]; removed: B[]; order: readonly HeldLot[] },
): Difference<B> {
  const place = new Map(order.map((lot, i) => [lot, i]));
  const inOrder = [...pairs].sort((a, b) => (place.get(a.after) ?? 0) - (place.get(b.after) ?? 0));
  const difference: Difference<B> = { added, removed, changed: [], restated: [], unchanged: [] };
  for (const { before, after } of inOrder) {
    const held = HELD_FIELDS.filter((field) => before[field] !== after[field]);
    const told = TOLD_FIELDS.filter((field) => before[field] !== after[field]);
    if (held.length > 0) difference.changed.push({ before, after, fields: [...held, ...told] });
    else if (told.length > 0) difference.restated.push({ before, after, fields: told });
    else difference.unchanged.push({ before, after });
  }
  return difference;
}
