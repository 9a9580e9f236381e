import type { NewSymbol } from "@/db/queries/universe-additions";
import { readSymbol } from "@/lib/import";
import { decodeFile } from "@/lib/import/text/decode";
import { DELIMITERS, type Delimiter, normaliseLines, parseRecords } from "@/lib/import/text/records";
import { isSymbol } from "@/lib/market-data/symbols";

/** What cannot be added: where it stands, its value, and why with a remedy, as the end of a sentence. */
export interface Refusal {
  /** `holdings.csv line 7`, or `argument`. */
  where: string;
  /** As it was written; null where it is about a whole file. */
  value: string | null;
  why: string;
}

export interface SymbolList {
  /** In the order of the list; a symbol may stand there twice. */
  symbols: NewSymbol[];
  refusals: Refusal[];
}

const SYMBOL_WORDS = ["symbol", "ticker"];
const FACTS = ["name", "sector", "industry"] as const;

/**
 * Reads a file of symbols: one a line, or a CSV with a column `symbol` (or `ticker`) and, if it likes, `name`, `sector` and
 * `industry`. Lines that begin with # are comments; encodings, line ends and brokers' spellings are those of portfolio files.
 *
 * @param file what to call it in refusals
 */
export function readSymbolList(bytes: Uint8Array, file: string): SymbolList {
  const decoded = decodeFile(bytes);
  if (!decoded.ok) return { symbols: [], refusals: [{ where: file, value: null, why: decoded.problem.message }] };
  // Blank, not gone: the other lines keep their numbers.
  const lines = normaliseLines(decoded.text).split("\n");
  const text = lines.map((line) => (/^\s*#/.test(line) ? "" : line)).join("\n");
  const delimiter = delimiterOfHeader(text);
  const list = delimiter === null ? readLines(text, file) : readTable(text, delimiter, file);
  if (list.symbols.length + list.refusals.length > 0) return list;
  return { symbols: [], refusals: [{ where: file, value: null, why: "There is no symbol in it: write one a line." }] };
}

/** One symbol as it was typed. */
export function readOneSymbol(value: string, where: string): SymbolList {
  const reading = readSymbol(value);
  if (!reading.ok) {
    const fix = reading.fix === undefined ? "" : ` (${reading.fix}?)`;
    return { symbols: [], refusals: [{ where, value, why: `${reading.why}${fix}` }] };
  }
  const { symbol } = reading;
  if (!isSymbol(symbol)) {
    const why = "cannot be asked for: a ticker has letters and digits, with single points or dashes between";
    return { symbols: [], refusals: [{ where, value, why }] };
  }
  return { symbols: [{ symbol, name: null, sector: null, industry: null, profileKnown: false }], refusals: [] };
}

/** The delimiter under which the first line that says anything names a column of symbols; null where there is no header. */
function delimiterOfHeader(text: string): Delimiter | null {
  const header = text.split("\n").find((line) => line.trim() !== "") ?? "";
  const found = DELIMITERS.find((delimiter) => {
    const [record] = parseRecords(header, delimiter).records;
    return record?.cells.some((cell) => SYMBOL_WORDS.includes(cell.toLowerCase()));
  });
  return found ?? null;
}

function readLines(text: string, file: string): SymbolList {
  const lists = text.split("\n").map((line, index): SymbolList => {
    const value = line
      .replace(/\s#.*$/, "")
      .trim()
      .replace(/^"(.*)"$/, "$1");
    const where = `${file} line ${index + 1}`;
    if (value === "") return { symbols: [], refusals: [] };
    if (/[,;\t|]/.test(value)) {
      const why =
        "has several cells: write one symbol a line, or begin the file with a header that has a column symbol";
      return { symbols: [], refusals: [{ where, value, why }] };
    }
    return readOneSymbol(value, where);
  });
  return joined(lists);
}

function readTable(text: string, delimiter: Delimiter, file: string): SymbolList {
  const parsed = parseRecords(text, delimiter);
  const [header, ...records] = parsed.records.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const columns = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const symbolAt = columns.findIndex((column) => SYMBOL_WORDS.includes(column));
  const lists = records.map(({ line, cells }): SymbolList => {
    const value = cells[symbolAt] ?? "";
    const { symbols, refusals } = readOneSymbol(value, `${file} line ${line}`);
    const given = Object.fromEntries(FACTS.map((fact) => [fact, cells[columns.indexOf(fact)] || null]));
    const profileKnown = FACTS.every((fact) => given[fact] !== null);
    return { symbols: symbols.map((symbol) => ({ ...symbol, ...given, profileKnown })), refusals };
  });
  if (!parsed.ok) {
    const { line, message } = parsed.problem;
    lists.push({ symbols: [], refusals: [{ where: line ? `${file} line ${line}` : file, value: null, why: message }] });
  }
  return joined(lists);
}

export function joined(lists: readonly SymbolList[]): SymbolList {
  return {
    symbols: lists.flatMap(({ symbols }) => symbols),
    refusals: lists.flatMap(({ refusals }) => refusals),
  };
}
