import { showCell } from "../problems";
import { presentTicker } from "./present-ticker";
import { symbolCandidates } from "./symbol-candidates";
import type { SymbolReading } from "./symbol-reading";
import { writtenTicker } from "./written-ticker";

/**
 * A ticker that stands beside the name of what it is of is read, and said; beside a note or another name it is offered. Null
 * where there is none.
 */
export function readWritten(raw: string): SymbolReading | null {
  const written = writtenTicker(raw);
  if (written === null) return null;
  const cell = showCell(raw.trim());
  if (written.kind === "either") {
    const { tickers } = written;
    return { ok: false, why: `may be ${tickers.join(" or ")}: write the one that is held`, choices: tickers };
  }
  const { ticker } = written;
  if (written.kind === "letter") {
    return {
      ok: false,
      why: `is the ticker ${ticker} or a class of shares: write ${ticker} where it is the ticker`,
      fix: ticker,
    };
  }
  const candidates = symbolCandidates(ticker);
  const [symbol] = candidates;
  if (symbol === undefined) return null;
  if (written.kind === "read") {
    const reading = presentTicker(ticker, candidates);
    if (!reading.ok) return reading;
    const sentence = `“${cell}” was read as the ticker ${reading.symbol}.`;
    return { ...reading, notice: { kind: "written", sentence } };
  }
  if (written.kind === "unproven") {
    const remedy = written.isPrivate ? ", or count it at its value" : "";
    const why = `has ${ticker} beside a name, and nothing shows that it is its ticker: write ${ticker} alone if it is${remedy}`;
    // What is private is not to become a ticker among all that is mended at once.
    const offered = written.isPrivate ? { choices: [ticker] } : { fix: ticker };
    return { ok: false, why, ...offered, mayBePrivate: true };
  }
  const { side } = written;
  if (side === null)
    return { ok: false, why: `has a note beside the ticker ${ticker}: write ${ticker} alone`, fix: ticker };
  const sign = side === "short" ? "below" : "above";
  const why = `says “${side}” beside the ticker ${ticker}: write ${ticker} alone, and a quantity ${sign} zero where it is ${side}`;
  return { ok: false, why, fix: ticker, side };
}
