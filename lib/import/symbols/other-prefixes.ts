import { readCurrencyText } from "../text/currency";
import { COINS_WITH_FUNDS } from "./coins";
import { misreadIdentifier } from "./identifiers";
import type { SymbolReading } from "./symbol-reading";

type Refusal = Extract<SymbolReading, { ok: false }>;

/** What brokers and spreadsheets write before a colon that is no exchange: a pair of currencies, an index, a fund's number. */
export function readOtherPrefix(text: string): Refusal | null {
  const [, prefix = "", rest = ""] = /^([A-Z]{2,12}): ?([A-Z0-9./-]{1,14})$/.exec(text) ?? [];
  if (prefix === "CURRENCY" || prefix === "FX" || prefix === "FX_IDC" || prefix === "FOREX") return readPair(rest);
  if (/^INDEX[A-Z]{2,9}$/.test(prefix)) {
    return { ok: false, why: "is an index, which nobody holds: write the ticker of the fund that follows it" };
  }
  if (prefix === "EURONEXT" && rest !== "") {
    const choices = ["PA", "AS", "BR", "LS"].map((ending) => `${rest}.${ending}`);
    const why = `does not say which Euronext exchange: write ${rest}.PA for Paris, ${rest}.AS for Amsterdam, ${rest}.BR for Brussels or ${rest}.LS for Lisbon`;
    return { ok: false, why, choices };
  }
  if (!NUMBERED.test(prefix)) return null;
  const misread = misreadIdentifier(rest, true);
  if (misread === null) return null;
  return /^[A-Z]{1,5}$/.test(rest) ? { ok: false, ...misread, fix: rest } : { ok: false, ...misread };
}

/** Words before the number of a fund or a security: AJ Bell's FUND:B41YBW7. */
export const NUMBERED = /^(?:FUND|SEDOL|ISIN|CUSIP|OEIC|TRUST)$/;

function readPair(pair: string): Refusal {
  const first = pair.replace(/[^A-Z0-9]/g, "").slice(0, -3);
  if (COINS_WITH_FUNDS.has(first)) {
    return { ok: false, why: `is a rate of exchange: write the coin as ${first}-USD`, fix: `${first}-USD` };
  }
  const code = readCurrencyText(first)?.code;
  const why = "is a rate of exchange, not a holding";
  if (code === undefined) return { ok: false, why: `${why}: write cash with its currency as the symbol, such as EUR` };
  const remedy = `write cash as a line of its own, with the symbol ${code} and the amount as its quantity`;
  return { ok: false, why: `${why}: ${remedy}`, fix: code };
}
