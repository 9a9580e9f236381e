import type { Field } from "../fields";
import type { Table } from "../tables/table";
import { readAnyDate } from "../text/dates";
import type { Cells } from "./column-products";
import { drop, put, type TableColumns } from "./found-columns";
import { headerWord } from "./header-word";

const LONG_OR_SHORT = /^(long|short)$/i;
/** Headers of a column of yes and no. */
const SHORT_FLAG = /^(is )?(short|shorted|short position|held short)( ?\(?y\/n\)?)?\??$/;
const YES_OR_NO = /^(y|yes|true|x|1|ja|oui|sí|si|n|no|false|0|nein|non|nee|short|long)$/i;

/** Headers of what is long or short without being a position: how long a lot was held, for its taxes, or what somebody expects. */
const NO_SIDE =
  /(?:^|[^a-z])(?:terms?|periods?|time ?frames?|lt ?\/ ?st|st ?\/ ?lt|tax(?:es)?|gains?|loss(?:es)?|g\/l|p&l|p\/l|frist|views?|outlook|opinions?|ratings?|recommendations?|advice|sentiment|signals?|trends?|forecast)(?:$|[^a-z])|horizon|horizont|orizzonte|duration|maturity|dauer|haltefrist|laufzeit|zeitraum|durée|plazo|durata|looptijd/;
/** Headers of what a holding is filed under: its longs and shorts may be terms as well as sides, so none is turned and it is said. */
const FILED_UNDER =
  /^(?:(?:asset |investment |fund )?(?:buckets?|category|class|group|tag|label|style|sleeve)|holdings?)$/;
/** Words that let a column be a side whatever else the lines say. */
const MAY_BE_SIDE = /(?:^|[^a-z])(?:positions?|pos\.?|side|sides|direction|long|short|l\/s|buy|sell)(?:$|[^a-z])/;

/**
 * A side told by what stands in a column: long and short under a header that does not say otherwise, or yes and no under
 * "Short?". Where the lines speak against it ("+$3,093.50" beside "Short", lots called long that are all older than those
 * called short) it is none.
 */
export function putSides(
  found: TableColumns,
  header: readonly string[],
  sample: Cells,
  leftOut: ReadonlySet<number>,
): void {
  const { columns, basis } = found;
  if (columns.has("side")) return;
  const fieldAt = new Map([...columns].map(([field, index]) => [index, field]));
  for (const [index, cell] of header.entries()) {
    if (leftOut.has(index) || basis.get("quantity")?.twin === index) continue;
    const field = fieldAt.get(index);
    // "Position" is a word for the quantity, and heads a column of long and short as well.
    if (field !== undefined && (field !== "quantity" || basis.get(field)?.confidence === "high")) continue;
    const isFlag = isShortFlag(cell);
    const told = tellsSide(sample, index, isFlag ? YES_OR_NO : LONG_OR_SHORT);
    if (!told || (!isFlag && speaksAgainst(cell, index, columns, sample))) continue;
    if (field !== undefined) drop(found, field);
    const why = isFlag ? `Its header is “${cell}”.` : "Its cells say long or short.";
    const isGuess = !isFlag && !namesSides(cell);
    put(found, header, "side", { index, confidence: "medium", why, ...(isGuess && { isGuess: true }) });
    return;
  }
}

/** A column of long and short that was taken for no side though its header would let it be one: said, as its shorts would be longs. */
export function unreadSide({ header, columns, rows }: Table): number | null {
  if (columns.has("side")) return null;
  const read = new Set(columns.values());
  const sample = rows.map(({ cells }) => cells);
  const index = header.findIndex(
    (cell, at) => !read.has(at) && !NO_SIDE.test(headerWord(cell)) && tellsLongOrShort(sample, at),
  );
  return index < 0 ? null : index;
}

/** "Position" over long and short is a side by its own word, and "Long or Short?" is. */
function namesSides(header: string): boolean {
  const word = headerWord(header);
  return /\b(?:positions?|pos|sides?|direction|l\/s)\b/.test(word) || (/\blong\b/.test(word) && /\bshort\b/.test(word));
}

/** Whether a header may be that of terms as well as of sides. */
export function filesUnder(header: string): boolean {
  return FILED_UNDER.test(headerWord(header));
}

function speaksAgainst(header: string, index: number, columns: ReadonlyMap<Field, number>, sample: Cells): boolean {
  const word = headerWord(header);
  if (NO_SIDE.test(word) || filesUnder(header)) return true;
  const isShort = (row: readonly string[]) => /^short$/i.test((row[index] ?? "").trim());
  const amounts = [columns.get("quantity"), columns.get("value")].flatMap((at) => at ?? []);
  if (sample.some((row) => isShort(row) && amounts.some((at) => /^\(?\$?\+/.test(row[at] ?? "")))) return true;
  const acquired = columns.get("entryDate");
  if (acquired === undefined || MAY_BE_SIDE.test(word)) return false;
  const [longs, shorts]: [string[], string[]] = [[], []];
  for (const row of sample) {
    const day = readAnyDate(row[acquired] ?? "");
    if (day !== null && (row[index] ?? "") !== "") (isShort(row) ? shorts : longs).push(day);
  }
  return shorts.length > 0 && longs.every((long) => shorts.every((short) => long < short));
}

/** Whether a column of yes and no says what is held short. */
export function isShortFlag(cell: string): boolean {
  return /short/i.test(cell) && SHORT_FLAG.test(headerWord(cell));
}

/** Whether a column says long or short on its lines, and nothing else. */
export function tellsLongOrShort(rows: Cells, index: number): boolean {
  return tellsSide(rows, index, LONG_OR_SHORT);
}

function tellsSide(sample: Cells, index: number, form: RegExp): boolean {
  let told = false;
  for (const row of sample) {
    const cell = row[index] ?? "";
    if (cell === "") continue;
    if (!form.test(cell.trim())) return false;
    told = true;
  }
  return told;
}
