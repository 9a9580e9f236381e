import type { ColumnBasis } from "../columns/content-columns";
import { generalKind, isTradeVerb, tellsSide } from "./general-words";
import type { MovementKind } from "./movement-kinds";
import { sideLetters } from "./side-letters";

/** Columns of advice, whose "buy" and "sell" nobody has done yet. */
const ADVICE = /rating|recommend|advice|analyst|consensus|signal|opinion|outlook|empfehlung/i;
/** Whether a column gives advice by its header. */
export function isAdvice(header: string): boolean {
  return ADVICE.test(header);
}

/** A verb alone, or with a few words beside it; longer cells are notes. */
const LONGEST_VERB = 40;

/**
 * Whether a column that is named for it says what happened: half of its cells or more are verbs, or letters that tell sides.
 * Rarer words that we know ("Cash In Lieu", "Name Change") count beside a verb, or under a header that only movements have:
 * alone they may be kinds of holdings.
 *
 * @param header the column's word
 */
export function holdsVerbs(cells: readonly string[], header = ""): boolean {
  const said = cells.filter((cell) => cell !== "");
  const letters = sideLetters(said);
  const isVerb = (cell: string) => letters.has(cell.toUpperCase()) || isTradeVerb(cell.slice(0, 100));
  const verbs = said.filter(isVerb);
  if (verbs.length * 2 >= said.length) return verbs.length > 0;
  const known = said.filter((cell) => isVerb(cell) || generalKind(cell.slice(0, 100)) !== null);
  return (verbs.length > 0 || ONLY_MOVEMENTS.test(header)) && known.length > 0 && known.length * 2 >= said.length;
}

const ONLY_MOVEMENTS = /\baction|transa[ck]|activity|operaci|opera[zç]|opération|vorgang|buchung|trade type|\bevent/;

/**
 * The column that says what happened by its cells alone, whatever it is called: most are purchases and sales in words, or
 * both letters of a pair.
 *
 * @param header the cells of the header
 * @param below those of lines under it
 * @param isFree whether a column may be one
 */
export function findVerbs(
  header: readonly string[],
  below: readonly (readonly string[])[],
  isFree: (index: number) => boolean,
): ColumnBasis | null {
  const index = header.findIndex((name, at) => isFree(at) && tellsSides(below, at) && !isAdvice(name));
  return index < 0 ? null : { index, confidence: "medium", why: VERBS_WHY };
}

function tellsSides(below: readonly (readonly string[])[], at: number): boolean {
  if (isStrange(below, at)) return false;
  const filled = below.filter((row) => (row[at] ?? "") !== "");
  const said = filled.map((row) => row[at] ?? "");
  const letters = said.some((cell) => cell.length === 1) ? sideLetters(said) : NO_LETTERS;
  // Notes stand on some lines only.
  if (said.length * 2 <= below.length) return false;
  // Most columns are given up after a few cells.
  let strange = 0;
  for (const row of filled) {
    const isLetter = letters.size === 2 && letters.has((row[at] ?? "").toUpperCase());
    if (!isLetter && !cellTellsSide(row, at)) strange += 1;
    if (strange * 2 > said.length) return false;
  }
  return said.length > 0;
}

/** Most columns are given up after a few cells, before anything is put together: so many words are no verbs that most are none. */
function isStrange(below: readonly (readonly string[])[], at: number): boolean {
  let strange = 0;
  for (const row of below) {
    // A single letter may tell a side.
    if ((row[at] ?? "").length > 1 && !cellTellsSide(row, at)) strange += 1;
    if (strange * 2 > below.length) return true;
  }
  return false;
}

/** Of lines looked at before: where many lines could be headers, each stands below most of the others. */
const known = new WeakMap<readonly string[], Map<number, boolean>>();

function cellTellsSide(row: readonly string[], at: number): boolean {
  const told = known.get(row) ?? new Map<number, boolean>();
  known.set(row, told);
  const before = told.get(at);
  if (before !== undefined) return before;
  const cell = row[at] ?? "";
  const tells = cell.length <= LONGEST_VERB && tellsSide(cell);
  told.set(at, tells);
  return tells;
}

const NO_LETTERS: ReadonlyMap<string, MovementKind> = new Map();

export const VERBS_WHY = "Its cells say what was done: buy, sell and the like.";
