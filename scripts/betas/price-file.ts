import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { isDate } from "./iso-date";

/** Adjusted closes by symbol and date; a symbol whose every price is blank has an empty series. */
export type PriceFile = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type ReadPriceFile = { ok: true; prices: PriceFile } | { ok: false; problem: string };

const NEEDED = ["symbol", "date", "adj_close"] as const;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** How files write that there is no price, besides leaving the cell blank. */
const NO_PRICE = new Set(["", "nan", "null"]);

/**
 * Reads a table of daily prices, plain or gzipped: a header line with at least `symbol`, `date` and `adj_close`, in any
 * order, and one line a symbol and date. A blank `adj_close`, or one not above 0, is a missing price.
 *
 * @returns the first problem as one sentence with the file's own line number, if there is one
 */
export function readPriceFile(path: string): ReadPriceFile {
  const bytes = readBytes(path);
  return typeof bytes === "string" ? { ok: false, problem: bytes } : parsePrices(bytes, path);
}

function readBytes(path: string): Buffer | string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return `${path}: there is no such file`;
    if (code === "EISDIR") return `${path} is a folder, not a price file`;
    if (code === "EACCES") return `${path}: no permission to read it`;
    throw error;
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    return `${path} is a damaged gzip file (${error instanceof Error ? error.message : error})`;
  }
}

function parsePrices(bytes: Buffer, path: string): ReadPriceFile {
  const fail = (line: number, what: string): ReadPriceFile => ({ ok: false, problem: `${path} line ${line}: ${what}` });
  const prices = new Map<string, Map<string, number>>();
  let header: string[] | null = null;
  let [symbolAt, dateAt, priceAt] = [0, 0, 0];

  for (const [line, text] of linesOf(bytes)) {
    if (text.trim() === "") continue;
    const cells = cellsOf(text);
    if (cells === null) return fail(line, "a quote is not closed");
    if (header === null) {
      header = cells.map((cell) => cell.trim().toLowerCase());
      const missing = NEEDED.filter((name) => !header?.includes(name));
      if (missing.length > 0)
        return fail(line, `the header lacks ${missing.join(", ")}; it needs ${NEEDED.join(", ")}`);
      [symbolAt, dateAt, priceAt] = NEEDED.map((name) => header?.indexOf(name) ?? -1) as [number, number, number];
      continue;
    }
    if (cells.length !== header.length) return fail(line, `${cells.length} columns, the header has ${header.length}`);
    const symbol = cells[symbolAt]!.trim();
    const date = cells[dateAt]!.trim();
    const cell = cells[priceAt]!.trim();
    if (symbol === "") return fail(line, "symbol is blank");
    if (!isDate(date)) return fail(line, `date "${date}" is not a date YYYY-MM-DD`);
    const series = prices.get(symbol) ?? new Map<string, number>();
    prices.set(symbol, series);
    if (NO_PRICE.has(cell.toLowerCase())) continue;
    const price = DECIMAL.test(cell) ? Number(cell) : Number.NaN;
    if (!Number.isFinite(price)) return fail(line, `adj_close "${cell}" is not a number`);
    const before = series.get(date);
    if (before !== undefined && before !== price) {
      return fail(line, `${symbol} has two prices on ${date}, ${before} and ${price}`);
    }
    series.set(date, price);
  }
  if (header === null) return { ok: false, problem: `${path} is empty; it needs a header with ${NEEDED.join(", ")}` };
  return { ok: true, prices };
}

/** The file's lines with their numbers, one decoded at a time: a whole file may be longer than a string can be. */
function* linesOf(bytes: Buffer): Generator<[number, string]> {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let start = hasMark ? 3 : 0;
  for (let line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    yield [line, bytes.toString("utf8", start, bytes[end - 1] === 0x0d ? end - 1 : end)];
    start = end + 1;
  }
}

/** A line's cells; null where its quotes do not close. Few lines have quotes, and splitting is several times faster. */
function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(",");
  try {
    return parse(text, { relax_column_count: true })[0] ?? null;
  } catch {
    return null;
  }
}
