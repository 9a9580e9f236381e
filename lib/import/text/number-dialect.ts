import { type DecimalMark, isNothing, LAKH, readNumber } from "./numbers";

export interface DialectDecision {
  mark: DecimalMark;
  /** A cell that reads two ways, where nothing in the file decides: to be asked. */
  ambiguous: string | null;
}

/** What else may decide where the columns themselves do not. */
interface OtherEvidence {
  /** Cells of the file's other columns that look like numbers. */
  elsewhere?: () => Iterable<string>;
  /** In how many lines quantity × price is the value, if undecided columns are read with this mark. */
  productsHeld?: (mark: DecimalMark) => number;
}

interface Evidence {
  point: number;
  comma: number;
  /** The first cell that reads as thousands or as a fraction: "1,234". */
  doubtful: string | null;
}

/**
 * The decimal mark of each column, decided from all of its cells. A column that does not tell takes it from the file's
 * other columns, then from quantity × price = value, then from the delimiter (`;` is written where the comma is decimal);
 * what is still open then is ambiguous, and read with a point until somebody says otherwise.
 *
 * @param columns the cells of each number column, as they stand
 * @param delimiter a comma that parts cells cannot also be an unquoted decimal mark, so "1.234" is no riddle there
 */
export function decideDialects<Key>(
  columns: ReadonlyMap<Key, readonly string[]>,
  delimiter: string,
  { elsewhere, productsHeld }: OtherEvidence = {},
): Map<Key, DialectDecision> {
  const evidence = new Map([...columns].map(([key, cells]) => [key, weighAll(cells)]));
  const open = [...evidence.values()].some(({ point, comma, doubtful }) => point === comma && doubtful !== null);
  const fileMark = open ? markOfFile([...evidence.values()], elsewhere) : null;
  const proven = open && fileMark === null && productsHeld ? markOfProducts(productsHeld) : null;
  const decide = ({ point, comma, doubtful }: Evidence): DialectDecision => {
    if (point !== comma) return { mark: point > comma ? "." : ",", ambiguous: null };
    if (doubtful === null) return { mark: fileMark ?? proven ?? ".", ambiguous: null };
    const told = fileMark ?? proven ?? (delimiter === ";" ? "," : null);
    if (told !== null) return { mark: told, ambiguous: null };
    const plain = delimiter === "," && doubtful.includes(".");
    return { mark: ".", ambiguous: plain ? null : doubtful };
  };
  return new Map([...evidence].map(([key, found]) => [key, decide(found)]));
}

function markOfFile(evidence: readonly Evidence[], elsewhere?: () => Iterable<string>): DecimalMark | null {
  const sum = (found: readonly Evidence[]) => ({
    point: found.reduce((total, { point }) => total + point, 0),
    comma: found.reduce((total, { comma }) => total + comma, 0),
  });
  const own = sum(evidence);
  if (own.point !== own.comma) return own.point > own.comma ? "." : ",";
  if (!elsewhere) return null;
  const other = noEvidence();
  for (const cell of elsewhere()) weigh(other, cell);
  if (other.point === other.comma) return null;
  return other.point > other.comma ? "." : ",";
}

function markOfProducts(productsHeld: (mark: DecimalMark) => number): DecimalMark | null {
  const point = productsHeld(".");
  const comma = productsHeld(",");
  return point === comma ? null : point > comma ? "." : ",";
}

function weighAll(cells: readonly string[]): Evidence {
  const evidence = noEvidence();
  for (let i = 0; i < cells.length; i += 1) weigh(evidence, cells[i] ?? "");
  return evidence;
}

const noEvidence = (): Evidence => ({ point: 0, comma: 0, doubtful: null });

/** Adds what one cell says. */
function weigh(evidence: Evidence, cell: string): void {
  // Most cells have neither mark, or one that settles it at a glance: two decimals.
  const point = cell.indexOf(".");
  const comma = cell.indexOf(",");
  if (point < 0 && comma < 0) return;
  if (point >= 0 && comma < point && isFraction(cell, point + 1)) {
    evidence.point += 1;
    return;
  }
  if (isNothing(cell)) return;
  const body = cell.replace(/[^\d.,]/g, "");
  const found = verdictOf(body);
  // Whoever writes a dollar sign writes $1,234; whoever parts thousands by apostrophes or blanks uses the mark for decimals.
  const verdict = found !== "either" ? found : cell.includes("$") ? "." : isGrouped(cell) ? markIn(body) : found;
  if (verdict === ".") evidence.point += 1;
  else if (verdict === ",") evidence.comma += 1;
  else if (verdict === "either" && evidence.doubtful === null && readsTwoWays(cell)) evidence.doubtful = cell;
}

/** Whether nothing but digits stands there, no more than four, and not the three of thousands. */
function isFraction(cell: string, from: number): boolean {
  const length = cell.length - from;
  if (length > 4 || length === 3) return false;
  for (let i = from; i < cell.length; i += 1) {
    const code = cell.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** A cell that is no number either way, as "1,2x34" or one with a stray quote, is a fault of its line and leaves nothing open. */
function readsTwoWays(cell: string): boolean {
  return readNumber(cell, ".").ok && readNumber(cell, ",").ok;
}

/** What a single cell proves: the later of two marks is the decimal one; groups of other than three digits are fractions. */
function verdictOf(body: string): DecimalMark | "either" | null {
  const points = countOf(body, ".");
  const commas = countOf(body, ",");
  if (points === 0 && commas === 0) return null;
  if (points > 0 && commas > 0) return body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
  const mark: DecimalMark = points > 0 ? "." : ",";
  const other: DecimalMark = mark === "." ? "," : ".";
  // Dates and version numbers have marks too, but not in threes.
  if (points === 0 && commas > 1 && LAKH.test(body)) return ".";
  if (points + commas > 1) return /^\d{1,3}([.,]\d{3})+$/.test(body) ? other : null;
  const [whole = "", fraction = ""] = body.split(mark);
  if (fraction.length !== 3 || whole.length === 0 || whole.length > 3 || whole.startsWith("0")) return mark;
  return "either";
}

function isGrouped(cell: string): boolean {
  return /\d['’\s]\d{3}/.test(cell);
}

function markIn(body: string): DecimalMark {
  return body.includes(",") ? "," : ".";
}

function countOf(text: string, mark: DecimalMark): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
