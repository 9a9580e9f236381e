import { isSymbol } from "./symbols";

/** How near a name is to what was written, nearest first. */
export const NEARNESSES = ["same_letters", "swapped", "ending", "extra_or_missing", "other_letter"] as const;
export type Nearness = (typeof NEARNESSES)[number];

/** Shorter than this, half the alphabet is one letter away. */
const SHORTEST_SLIP = 3;
const SHORTEST_ONE_LETTER_OFF = 4;
/** Longer is a name, and no listing is one letter from it. */
const LONGEST_SLIP = 6;
const ALPHABET = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/**
 * Other names that may have been meant by a symbol: written with another separator (BRKB, BRK.B → BRK-B), with another
 * ending or none (VOD.L → VOD), or one slip of the finger away (APPL → AAPL). Which of them exist is for the universe to say.
 *
 * @param symbol as `isSymbol` has it; of anything else there is no near miss
 * @returns each once, with its nearest kind, nearest first; never the symbol itself; at most some 350
 */
export function nearMisses(symbol: string): Map<string, Nearness> {
  const near = new Map<string, Nearness>();
  if (!isSymbol(symbol)) return near;
  const add = (names: Iterable<string>, nearness: Nearness) => {
    for (const name of names) if (name !== symbol && !near.has(name) && isSymbol(name)) near.set(name, nearness);
  };
  add(sameLetters(symbol), "same_letters");
  add(swaps(symbol), "swapped");
  add(otherEndings(symbol), "ending");
  add(oneLetterMoreOrLess(symbol), "extra_or_missing");
  add(otherLetters(symbol), "other_letter");
  return near;
}

/** The ways that cost nothing to look up by the thousand: separators and endings, without slips. */
export function spellings(symbol: string): string[] {
  if (!isSymbol(symbol)) return [];
  return [...new Set([...sameLetters(symbol), ...otherEndings(symbol)])].filter(
    (name) => name !== symbol && isSymbol(name),
  );
}

/** The letters and figures of a name, which BRK.B, BRK-B and BRKB have in common. */
const bare = (symbol: string) => symbol.replace(/[^A-Z0-9]/g, "");

/** Yahoo writes a class with a dash (BRK-B), preferred shares -PX, units -UN and warrants -WT. */
function sameLetters(symbol: string): string[] {
  const letters = bare(symbol);
  const names = [letters];
  for (const tail of [1, 2]) {
    if (letters.length > tail + 1 || tail === 1) names.push(`${letters.slice(0, -tail)}-${letters.slice(-tail)}`);
  }
  const preferred = /^([A-Z]{1,5})[.-]?PR[.-]?([A-Z])$/.exec(symbol);
  if (preferred) names.push(`${preferred[1]}-P${preferred[2]}`);
  const unit = /^([A-Z]{1,5})[.-](?:U|UN)$/.exec(symbol);
  if (unit) names.push(`${unit[1]}-UN`);
  const warrant = /^([A-Z]{1,5})[.-](?:WS|WT|W)$/.exec(symbol);
  if (warrant) names.push(`${warrant[1]}-WT`);
  return names;
}

/** Without what stands after a separator (VOD.L, AAPL.OQ), and without a caret. */
function otherEndings(symbol: string): string[] {
  const [, base = ""] = /^\^?(.+?)(?:[.=-][A-Z0-9]{1,4})?$/.exec(symbol) ?? [];
  return [base, symbol.replace("^", "")];
}

const isPlainWord = (symbol: string, shortest: number) =>
  /^[A-Z]+$/.test(symbol) && symbol.length >= shortest && symbol.length <= LONGEST_SLIP;

/** Two letters in each other's place (GOGOL → GOOGL), or the wrong one of two doubled (APPL → AAPL). */
function* swaps(symbol: string): Iterable<string> {
  if (!isPlainWord(symbol, SHORTEST_SLIP)) return;
  const letters = [...symbol];
  for (let i = 0; i + 1 < letters.length; i++) yield put(letters, i, [letters[i + 1]!, letters[i]!]);
  for (let i = 0; i + 2 < letters.length; i++) {
    const [a, b, c] = letters.slice(i, i + 3) as [string, string, string];
    if (b === c) yield put(letters, i, [a, a, c]);
    if (a === b) yield put(letters, i, [a, c, c]);
  }
}

/** One letter struck too many, or one left out. */
function* oneLetterMoreOrLess(symbol: string): Iterable<string> {
  if (!isPlainWord(symbol, SHORTEST_ONE_LETTER_OFF)) return;
  for (let i = 0; i < symbol.length; i++) yield symbol.slice(0, i) + symbol.slice(i + 1);
  for (let i = 0; i <= symbol.length; i++) {
    for (const letter of ALPHABET) yield symbol.slice(0, i) + letter + symbol.slice(i);
  }
}

function* otherLetters(symbol: string): Iterable<string> {
  if (!isPlainWord(symbol, SHORTEST_ONE_LETTER_OFF)) return;
  for (let i = 0; i < symbol.length; i++) {
    for (const letter of ALPHABET) yield symbol.slice(0, i) + letter + symbol.slice(i + 1);
  }
}

/** The word with some letters from a place on replaced. */
function put(letters: readonly string[], at: number, by: readonly string[]): string {
  return [...letters.slice(0, at), ...by, ...letters.slice(at + by.length)].join("");
}
