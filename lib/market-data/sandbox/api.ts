import { exchangeDay } from "../exchange-day";
import { QUOTES_PER_CALL } from "../market";
import type { CallKind } from "../yahoo-fetch";
import { chartResult } from "./answers/chart";
import { marketView } from "./answers/market-view";
import { goneRow, quoteRow } from "./answers/quote";
import { summaryResult } from "./answers/quote-summary";
import { searchResult } from "./answers/search";
import { type Faults, spoilChart, spoilQuote } from "./faults";
import type { PriceSource } from "./source";

/** An answer before it is written: JSON, or a page of text. */
export interface Answer {
  status: number;
  body: string | object;
  headers?: Record<string, string>;
}

/** Yahoo's way to say no: `{"chart":{"result":null,"error":{…}}}`. */
export function refusal(status: number, key: string, code: string, description: string): Answer {
  return { status, body: { [key]: { result: null, error: { code, description } } } };
}

const SEARCH_LIMIT = 10;

/** Yahoo's answers to questions about prices, by kind of call. */
export class MarketApi {
  constructor(
    private readonly source: PriceSource,
    private readonly now: () => Date,
    private readonly faults: Faults,
    /** Prices as written, instead of in single precision as Yahoo stores them. */
    private readonly exact: boolean,
  ) {}

  /** @param path the symbol in the path, where the kind has one there */
  answer(kind: CallKind, path: string, query: URLSearchParams): Answer {
    if (kind === "chart") return this.chart(path, query);
    if (kind === "quote") return this.quote(query);
    if (kind === "quoteSummary") return this.summary(path, query);
    return this.search(query);
  }

  private chart(symbol: string, query: URLSearchParams): Answer {
    const unknown = refusal(404, "chart", "Not Found", "No data found, symbol may be delisted");
    const period1 = Number(query.get("period1") ?? Number.NaN);
    const period2 = Number(query.get("period2") ?? Number.NaN);
    if (!Number.isInteger(period1) || !Number.isInteger(period2) || period1 >= period2) {
      const range = `startDate = ${query.get("period1")}, endDate = ${query.get("period2")}`;
      return refusal(400, "chart", "Bad Request", `Invalid input - start date cannot be after end date. ${range}`);
    }
    const interval = query.get("interval") ?? "1d";
    if (interval !== "1d") {
      return refusal(422, "chart", "Unprocessable Entity", `Invalid input - interval=${interval} is not supported.`);
    }
    if (this.faults.strike(["not_found"], "chart", [symbol])) return unknown;
    const security = this.source.find(symbol);
    const now = this.now();
    const tape = security && this.source.tape(security, now);
    if (!security || !tape || tape.length === 0) return unknown;
    const result = chartResult(security, tape, now, { period1, period2 }, this.exact);
    if (!result) {
      const range = `startDate = ${period1}, endDate = ${period2}`;
      return refusal(400, "chart", "Bad Request", `Data doesn't exist for ${range}`);
    }
    const fault = this.faults.strike(["malformed", "missing_adjclose", "null_holes", "unit_error"], "chart", [symbol]);
    if (fault) spoilChart(result, fault, (seconds) => exchangeDay(new Date(seconds * 1000), security.venue.zone));
    return { status: 200, body: { chart: { result: [result], error: null } } };
  }

  private quote(query: URLSearchParams): Answer {
    const symbols = (query.get("symbols") ?? "").split(",").filter((symbol) => symbol !== "");
    if (symbols.length === 0) {
      return refusal(400, "quoteResponse", "argument-error", 'Missing value for the "symbols" argument');
    }
    if (symbols.length > QUOTES_PER_CALL) {
      return refusal(400, "quoteResponse", "Bad Request", `Too many symbols: ${symbols.length}`);
    }
    const now = this.now();
    const result = symbols.flatMap((symbol) => this.quoteRows(symbol, now));
    return { status: 200, body: { quoteResponse: { result, error: null } } };
  }

  /** One row, or none: Yahoo says nothing of symbols that it does not know. */
  private quoteRows(symbol: string, now: Date): Record<string, unknown>[] {
    if (this.faults.strike(["not_found"], "quote", [symbol])) return [];
    const security = this.source.find(symbol);
    if (!security) return [];
    const tape = this.source.tape(security, now);
    const view = tape && !tape.gone ? marketView(security, tape, now, this.exact) : null;
    if (!view) return [goneRow(symbol)];
    const fault = this.faults.strike(["malformed", "unit_error"], "quote", [symbol]);
    return [fault ? spoilQuote(quoteRow(view), fault) : quoteRow(view)];
  }

  private summary(symbol: string, query: URLSearchParams): Answer {
    const unknown = refusal(404, "quoteSummary", "Not Found", `Quote not found for symbol: ${symbol}`);
    if (this.faults.strike(["not_found"], "quoteSummary", [symbol])) return unknown;
    const modules = (query.get("modules") ?? "").split(",");
    const security = this.source.find(symbol);
    const now = this.now();
    const tape = security && this.source.tape(security, now);
    const view = tape ? marketView(security, tape, now, this.exact) : null;
    if (!view) return unknown;
    const found = summaryResult(view, modules);
    if (!found) {
      const description = `No fundamentals data found for any of the summaryTypes=${modules.join(",")}`;
      return refusal(404, "quoteSummary", "Not Found", description);
    }
    return { status: 200, body: { quoteSummary: { result: [found], error: null } } };
  }

  private search(query: URLSearchParams): Answer {
    const text = query.get("q") ?? "";
    if (text === "") return refusal(400, "finance", "Bad Request", "Missing required query parameter=q");
    const limit = Math.min(SEARCH_LIMIT, Number(query.get("quotesCount") ?? SEARCH_LIMIT) || 0);
    const nothing = this.faults.strike(["not_found"], "search", [text]);
    return { status: 200, body: searchResult(nothing ? [] : this.source.search(text, limit)) };
  }
}
