/**
 * What tells most cells from header words without putting them into a header word's form: a number of their Latin letters,
 * digits and percent signs, in order, whatever their case and whatever stands between them. What `headerWord` makes the same
 * has one mark, so a cell whose mark no known word has is no known word; the other way round nothing is said.
 */
export function letterMark(cell: string): number {
  let mark = START;
  for (let i = 0; i < cell.length; i += 1) {
    const code = cell.charCodeAt(i);
    if (code >= ODD_FROM && !(code >= WHOLE_FROM && code <= WHOLE_TO)) return markOf(foldOdd(cell));
    mark = withLetter(mark, code);
  }
  return mark & SMALL;
}

function markOf(text: string): number {
  let mark = START;
  for (let i = 0; i < text.length; i += 1) mark = withLetter(mark, text.charCodeAt(i));
  return mark & SMALL;
}

/** The last three letters and digits, lower case, packed into a number: what tells a header that may end in a currency. */
export function lastLetters(cell: string): number {
  const text = ODD.test(cell) ? foldOdd(cell) : cell;
  let packed = 0;
  for (let i = text.length - 1, left = 3; i >= 0 && left > 0; i -= 1) {
    const letter = letterOf(text.charCodeAt(i));
    if (letter === 0) continue;
    left -= 1;
    packed |= letter << (8 * left);
  }
  return packed;
}

/** FNV-1a over what counts. */
function withLetter(mark: number, code: number): number {
  const letter = letterOf(code);
  return letter === 0 ? mark : Math.imul(mark ^ letter, 0x01000193);
}

/** Its own code, of a capital that of its small letter; 0 for what does not count. */
function letterOf(code: number): number {
  if (code >= 97 && code <= 122) return code;
  if (code >= 65 && code <= 90) return code + 32;
  return (code >= 48 && code <= 57) || code === 37 ? code : 0;
}

const START = 0x811c9dc5;
/** Kept within the numbers that are stored without a box. */
const SMALL = 0x3fffffff;
/** From here on a character may be another way to write Latin letters, but for the accented ones from À to į. */
const [ODD_FROM, WHOLE_FROM, WHOLE_TO] = [0x80, 0xc0, 0x12f];
const ODD = /[\x80-\xbf\u0130-\uffff]/;

/** Wide letters, ligatures and accents apart, as `headerWord` composes them. */
function foldOdd(cell: string): string {
  return cell.normalize("NFKC").toLowerCase();
}
