import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { AppError } from "@/lib/errors";
import { loadListings } from "../listings";
import { type PriceSource, type Security, searchSecurities, type Tape, type TapeBar } from "./source";
import { NEW_YORK, venueClock } from "./venue";

const COLUMNS = ["open", "high", "low", "close", "adj_close", "volume"] as const;
const NEEDED = ["symbol", "date", "adj_close"] as const;
const [OPEN, HIGH, LOW, CLOSE, ADJUSTED, VOLUME] = [0, 1, 2, 3, 4, 5];

/** A symbol's rows: dates ascending, and six numbers a row in the order of COLUMNS, NaN where blank. */
interface Series {
  dates: string[];
  numbers: number[];
}

/**
 * A market made of a file of daily prices.
 *
 * The file is CSV, plain or gzipped, with a header: symbol, date (YYYY-MM-DD), adj_close, and any of open, high, low, close,
 * volume. Where `close` is blank, `adj_close` is served as close. Numbers are served digit by digit as they are written.
 * Dividends and splits are not known.
 */
export class PriceFile implements PriceSource {
  private constructor(
    private readonly securities: ReadonlyMap<string, Security>,
    private readonly series: ReadonlyMap<string, Series>,
  ) {}

  /**
   * @param namesPath CSV with symbol and name, and any of type, category, exchange; other symbols take the project's own names
   * @throws AppError `sandbox_invalid` where a file cannot be read, with the line
   */
  static async read(path: string, namesPath?: string): Promise<PriceFile> {
    const series = await readSeries(path);
    const names = namesPath === undefined ? new Map<string, Partial<Security>>() : await readNames(namesPath);
    const listings = new Map(loadListings().map((listing) => [listing.symbol, listing]));
    const securities = new Map<string, Security>();
    for (const symbol of series.keys()) {
      const listing = listings.get(symbol);
      const name = listing?.name ?? symbol;
      securities.set(symbol, {
        symbol,
        shortName: name,
        longName: name,
        quoteType: listing?.type ?? "EQUITY",
        exchange: listing?.exchange ?? "NYQ",
        currency: "USD",
        venue: NEW_YORK,
        sector: listing?.sector ?? null,
        industry: listing?.industry ?? null,
        category: listing?.type === "ETF" ? listing.category : null,
        ...names.get(symbol),
      });
    }
    return new PriceFile(securities, series);
  }

  find(symbol: string): Security | undefined {
    return this.securities.get(symbol);
  }

  search(text: string, limit: number): Security[] {
    return searchSecurities(this.securities.values(), text, limit);
  }

  /** Bars up to the last session that has closed: a file knows no session under way. */
  tape(security: Security, now: Date): Tape | null {
    const series = this.series.get(security.symbol);
    if (!series) return null;
    const clock = venueClock(security.venue, now);
    const shows = (date: string) => (clock.elapsed < 1 ? date < clock.session : date <= clock.session);
    let length = series.dates.length;
    while (length > 0 && !shows(series.dates[length - 1]!)) length--;
    return length === 0 ? null : new FileTape(series, length);
  }
}

class FileTape implements Tape {
  readonly gone = false;
  readonly firstTradeDate: string;

  constructor(
    private readonly series: Series,
    readonly length: number,
  ) {
    this.firstTradeDate = series.dates[0]!;
  }

  session(i: number): string {
    return this.series.dates[i]!;
  }

  bar(i: number): TapeBar {
    return {
      open: this.number(i, OPEN),
      high: this.number(i, HIGH),
      low: this.number(i, LOW),
      close: this.price(i),
      adjClose: this.number(i, ADJUSTED),
      volume: this.volume(i),
    };
  }

  price(i: number): number | null {
    return this.number(i, CLOSE) ?? this.number(i, ADJUSTED);
  }

  volume(i: number): number | null {
    return this.number(i, VOLUME);
  }

  dividends() {
    return [];
  }

  splits() {
    return [];
  }

  fundamentals() {
    return { sharesOutstanding: null, epsTrailing: null, epsForward: null, bookValue: null };
  }

  private number(i: number, column = 0): number | null {
    const value = this.series.numbers[i * COLUMNS.length + column]!;
    return Number.isNaN(value) ? null : value;
  }
}

async function readSeries(path: string): Promise<Map<string, Series>> {
  if (!existsSync(path)) throw new AppError("sandbox_invalid", `There is no price file ${path}.`);
  const file = createReadStream(path);
  const bytes = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  const rows = bytes.pipe(parse({ bom: true, skip_empty_lines: true }));
  file.on("error", (error) => rows.destroy(error));
  bytes.on("error", (error: Error) => rows.destroy(error));
  const all = new Map<string, Series>();
  let header: Header | undefined;
  let line = 0;
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      line++;
      if (header) addRow(all, header, row, line);
      else header = readHeader(row);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("sandbox_invalid", `${path} cannot be read as CSV after line ${line}.`, { cause });
  }
  for (const series of all.values()) sortByDate(series);
  return all;
}

interface Header {
  symbol: number;
  date: number;
  /** Where each of COLUMNS is in a row; -1 where the file does not have it. */
  numbers: number[];
}

function readHeader(row: readonly string[]): Header {
  const names = row.map((name) => name.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new AppError(
      "sandbox_invalid",
      `The price file has no column ${missing.join(", ")}; it has ${names.join(", ")}.`,
    );
  }
  return {
    symbol: names.indexOf("symbol"),
    date: names.indexOf("date"),
    numbers: COLUMNS.map((name) => names.indexOf(name)),
  };
}

function addRow(all: Map<string, Series>, header: Header, row: readonly string[], line: number): void {
  const symbol = row[header.symbol] ?? "";
  const date = row[header.date] ?? "";
  if (symbol === "" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    throw new AppError(
      "sandbox_invalid",
      `Price file, line ${line}: expected a symbol and a date, got "${symbol}", "${date}".`,
    );
  }
  let series = all.get(symbol);
  if (!series) {
    series = { dates: [], numbers: [] };
    all.set(symbol, series);
  }
  series.dates.push(date);
  for (const [n, column] of header.numbers.entries()) {
    const text = column < 0 ? "" : (row[column] ?? "").trim();
    const value = text === "" ? Number.NaN : Number(text);
    if (text !== "" && !Number.isFinite(value)) {
      throw new AppError(
        "sandbox_invalid",
        `Price file, line ${line}: ${COLUMNS[n]} is "${text}", which is no number.`,
      );
    }
    series.numbers.push(value);
  }
}

/** Most files are in order already. */
function sortByDate(series: Series): void {
  const { dates, numbers } = series;
  if (dates.every((date, i) => i === 0 || dates[i - 1]! < date)) return;
  // Of two rows with one date the later one stands.
  const order = [...new Map(dates.map((date, i) => [date, i]))].sort(([a], [b]) => (a < b ? -1 : 1));
  series.dates = order.map(([date]) => date);
  series.numbers = order.flatMap(([, i]) => numbers.slice(i * COLUMNS.length, (i + 1) * COLUMNS.length));
}

async function readNames(path: string): Promise<Map<string, Partial<Security>>> {
  if (!existsSync(path)) throw new AppError("sandbox_invalid", `There is no file of names ${path}.`);
  const rows: Record<string, string>[] = parseSync(await readFile(path), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  return new Map(
    rows.map((row) => {
      const isFund = row.type === "ETF";
      const named = row.name ? { shortName: row.name, longName: row.name } : {};
      const typed = row.type ? { quoteType: isFund ? ("ETF" as const) : ("EQUITY" as const) } : {};
      const sorted = row.category ? (isFund ? { category: row.category } : { sector: row.category }) : {};
      return [row.symbol ?? "", { ...named, ...typed, ...sorted, ...(row.exchange ? { exchange: row.exchange } : {}) }];
    }),
  );
}
