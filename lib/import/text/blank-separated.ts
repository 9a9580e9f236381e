import { sectionOf } from "../tables/section-titles";
import { isPositionsHeader } from "../tables/tables";

const TICKER = /^\$?[A-Z]{1,5}(?:[.-][A-Z]{1,2})?$/;
const NUMBER = /^[-+(]?\$?\d[\d.,']*\)?%?$/;
/** Beyond that it is no list typed by hand. */
const MOST_LINES = 500;
const MOST_WORDS = 12;

/**
 * Text typed with blanks between its columns ("AAPL 10"), with tabs for them; any other text as it is. Only where nothing
 * else parts cells, every line has as many words as the first, and one column is tickers and another numbers throughout:
 * names with blanks in them never come through.
 *
 * @param normalised text with one kind of line end
 */
export function partedByTabs(normalised: string): string {
  // A comma between digits parts nothing.
  if (/[;\t|"]|,(?!\d)|(?<!\d),/.test(normalised.slice(0, 2_000))) return normalised;
  const lines = normalised.split("\n", MOST_LINES + 1);
  // Headings such as "Short positions" stand between the lines and are not parted.
  const filled = lines.filter((line) => line.trim() !== "" && sectionOf(line) === null);
  if (lines.length > MOST_LINES || filled.length === 0) return normalised;
  const parted = filled.map((line) => line.trim().split(/ +/));
  const [first = []] = parted;
  if (first.length < 2 || first.length > MOST_WORDS) return normalised;
  if (parted.some(({ length }) => length !== first.length)) return normalised;
  const below = isPositionsHeader(first) ? parted.slice(1) : parted;
  const every = (form: RegExp) => first.some((_, at) => below.every((words) => form.test(words[at] ?? "")));
  if (below.length === 0 || !every(TICKER) || !every(NUMBER)) return normalised;
  return normalised
    .split("\n")
    .map((line) => (sectionOf(line) === null ? line.trim().split(/ +/).join("\t") : line.trim()))
    .join("\n");
}
