import { type DecimalMark, isNothing } from "./numbers";

export interface DialectDecision {
  mark: DecimalMark;
  /** A cell that reads two ways and decided nothing, where nothing else in the file decided either. */
  ambiguous: string | null;
}

interface Evidence {
  point: number;
  comma: number;
  /** The first cell that reads as thousands or as a fraction: "1,234". */
  doubtful: string | null;
}

/**
 * The decimal mark of each column, decided from all of its cells; a column that does not tell takes it from the rest of
 * the file, and a file that does not tell at all is read with a point.
 *
 * @param columns the cells of each number column, as they stand
 * @param delimiter a comma that parts cells cannot also be an unquoted decimal mark, so "1.234" is no riddle there
 */
export function decideDialects<Key>(
  columns: ReadonlyMap<Key, readonly string[]>,
  delimiter: string,
): Map<Key, DialectDecision> {
  const evidence = new Map([...columns].map(([key, cells]) => [key, weigh(cells)]));
  let point = 0;
  let comma = 0;
  for (const found of evidence.values()) {
    point += found.point;
    comma += found.comma;
  }
  const fileMark: DecimalMark = comma > point ? "," : ".";
  const fileTells = point + comma > 0;
  const decide = (found: Evidence): DialectDecision => {
    if (found.point !== found.comma) return { mark: found.point > found.comma ? "." : ",", ambiguous: null };
    const doubtful = delimiter === "," && found.doubtful?.includes(".") ? null : found.doubtful;
    return { mark: fileMark, ambiguous: fileTells ? null : doubtful };
  };
  return new Map([...evidence].map(([key, found]) => [key, decide(found)]));
}

function weigh(cells: readonly string[]): Evidence {
  const evidence: Evidence = { point: 0, comma: 0, doubtful: null };
  for (const cell of cells) {
    if (isNothing(cell)) continue;
    const body = cell.replace(/[^\d.,]/g, "");
    // Whoever writes a dollar sign writes $1,234.
    const verdict = verdictOf(body) === "either" && cell.includes("$") ? "." : verdictOf(body);
    if (verdict === ".") evidence.point += 1;
    else if (verdict === ",") evidence.comma += 1;
    else if (verdict === "either") evidence.doubtful ??= cell;
  }
  return evidence;
}

/** What a single cell proves: the later of two marks is the decimal one; groups of other than three digits are fractions. */
function verdictOf(body: string): DecimalMark | "either" | null {
  const points = countOf(body, ".");
  const commas = countOf(body, ",");
  if (points === 0 && commas === 0) return null;
  if (points > 0 && commas > 0) return body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
  const mark: DecimalMark = points > 0 ? "." : ",";
  const other: DecimalMark = mark === "." ? "," : ".";
  if (points + commas > 1) return other;
  const [whole = "", fraction = ""] = body.split(mark);
  if (fraction.length !== 3 || whole.length === 0 || whole.length > 3 || whole.startsWith("0")) return mark;
  return "either";
}

function countOf(text: string, mark: DecimalMark): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
