import { mapColumns } from "./columns";
import { isIbkrStatement } from "./ibkr-statement";
import { isLedgerHeader } from "./ledger";
import { DELIMITERS, type Delimiter, parseRecords } from "./records";
import { isPositionsHeader } from "./tables";

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

/** Headers weigh more than any consistency can; consistency is the share of lines that have the commonest width above one. */
function scoreOf(sample: string, delimiter: Delimiter): number {
  const { records } = parseRecords(sample, delimiter);
  let named = isIbkrStatement(records) ? 10 : 0;
  for (const [index, { cells }] of records.entries()) {
    if (cells.length < 2) continue;
    if (isPositionsHeader(cells) || isLedgerHeader(cells, records.slice(index + 1))) {
      named = Math.max(named, mapColumns(cells).size + 1);
    }
  }
  const widths = new Map<number, number>();
  for (const { cells } of records) {
    if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  const consistent = Math.max(0, ...widths.values()) / Math.max(1, records.length);
  return named * 10 + consistent;
}
