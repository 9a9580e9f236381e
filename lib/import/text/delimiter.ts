import { mapColumns } from "../columns/columns";
import { isLedgerHeader } from "../is-ledger-header";
import { mayHead } from "../tables/header-lines";
import { isIbkrStatement } from "../tables/ibkr-statement";
import { isPositionsHeader } from "../tables/tables";
import { DELIMITERS, type Delimiter, parseRecords } from "./records";

const SAMPLE_LINES = 120;
const SAMPLE_CHARACTERS = 50_000;

/**
 * One delimiter for the whole file: the one under which a header is found, else the one under which most lines have the
 * same number of cells. A single line decides nothing, so a thousands comma in a tab-separated file cannot.
 *
 * @param normalised text with one kind of line end
 */
export function chooseDelimiter(normalised: string): Delimiter {
  const named = /^sep=([,;\t|])\n/i.exec(normalised)?.[1];
  const told = DELIMITERS.find((delimiter) => delimiter === named);
  if (told) return told;
  const sample = normalised.slice(0, SAMPLE_CHARACTERS).split("\n", SAMPLE_LINES).join("\n");
  let best: Delimiter = ",";
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(sample, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/**
 * Headers weigh more than any consistency can; consistency is the share of lines that have the commonest width above one.
 * Where no header speaks, more cells are likelier than fewer, and cells that still hold another delimiter are not cells.
 */
function scoreOf(sample: string, delimiter: Delimiter): number {
  const { records } = parseRecords(sample, delimiter);
  let named = isIbkrStatement(records) ? 10 : 0;
  const widths = new Map<number, number>();
  let parted = 0;
  for (const [index, { cells }] of records.entries()) {
    if (cells.length < 2) continue;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.some((cell) => OTHERS[delimiter].test(cell))) parted += 1;
    if (!mayHead(cells)) continue;
    const words = mapColumns(cells).size;
    const heads = (words > 1 && isPositionsHeader(cells)) || isLedgerHeader(cells, records.slice(index + 1));
    if (heads || words > 1) named = Math.max(named, heads ? words + 1 : words);
  }
  const [width, lines] = [...widths].reduce((best, now) => (now[1] > best[1] ? now : best), [0, 0]);
  const all = Math.max(1, records.length);
  return named * 10 + lines / all + Math.min(width, 30) / 100 - parted / all;
}

/** A semicolon, tab or bar left in a cell; a comma may be a decimal one. */
const OTHERS: Record<Delimiter, RegExp> = {
  ",": /[;\t|]/,
  ";": /[\t|]/,
  "\t": /[;|]/,
  "|": /[;\t]/,
};
