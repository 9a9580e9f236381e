import { isSymbol } from "@/lib/symbol-form";
import { EXCHANGE_SUFFIXES } from "./exchange-codes";
import { EXCHANGE_CURRENCIES } from "./exchange-currencies";
import { plainCandidates } from "./glued-classes";
import { isJapaneseCode, withEnding } from "./listed-on";
import { isBroken, tidy } from "./tidy-cell";
import { americanTicker, endingOfPrefix, listingBehind, prefixed } from "./written-exchange";

/**
 * Names that a cell may have in the universe, likeliest first; none where it has not the shape of a ticker, or one that no
 * market can be asked for.
 */
export function symbolCandidates(raw: string): string[] {
  if (isBroken(raw)) return [];
  const text = tidy(raw);
  return /^[A-Z]{1,5}$/.test(text) ? plainCandidates(text) : namesIn(text).filter(isSymbol);
}

/** Names in the shape of a ticker, whether or not they may be asked for. @param text tidied */
export function namesIn(text: string): string[] {
  if (/^[A-Z]{1,5}$/.test(text)) return plainCandidates(text);
  // Brackets, commas and the like stand in names of companies only.
  if (/[^A-Z0-9 .:/^&=-]/.test(text)) return [];
  const american = americanTicker(text);
  // Reuters: AAPL.O and IBM.N. One letter of the ticker itself may be meant, so it stays a candidate.
  const [, reuters, letter] = american === null ? [] : (/^([A-Z]{1,5})\.([ON])$/.exec(text) ?? []);
  if (american !== null) return [...namesIn(american), ...(reuters === undefined ? [] : [`${reuters}-${letter}`])];
  const { prefix = "", rest = "" } = prefixed(text) ?? {};
  const placed = endingOfPrefix(prefix);
  if (placed !== undefined) {
    return namesIn(withEnding(rest, prefix === "TSE" && isJapaneseCode(rest) ? "T" : placed));
  }
  // Bloomberg: VOD LN Equity, SAP GY.
  const bloomberg = /^([A-Z0-9]{1,6})[ :]([A-Z]{2})(?: EQUITY)?$/.exec(text);
  const ending =
    bloomberg && Object.hasOwn(EXCHANGE_SUFFIXES, bloomberg[2] ?? "")
      ? EXCHANGE_SUFFIXES[bloomberg[2] ?? ""]
      : undefined;
  if (bloomberg && ending !== undefined) return namesIn(withEnding(bloomberg[1] ?? "", ending));
  const hongKong = /^(\d{1,5})\.HK$/.exec(text)?.[1];
  if (hongKong !== undefined) return [withEnding(hongKong, "HK")];

  const warrant = /^([A-Z]{1,5})([./ -]W[ST])$/.exec(text);
  if (warrant) {
    const [, base, ending = ""] = warrant;
    return [...new Set([`${base}-WT`, `${base}${ending.replace(/[/ ]/, ".")}`])];
  }
  const behind = listingBehind(text);
  if (behind) {
    const { ticker, ending: place } = behind;
    return [withEnding(ticker, /\.TSE$/.test(text) && isJapaneseCode(ticker) ? "T" : place)];
  }

  const preferred = /^([A-Z]{1,5})(?:[./ -]PR[./ -]?|[-/ ]P[./ -]?|\^)([A-Z])$/.exec(text);
  const classed = /^([A-Z]{1,5})([./ -])([A-Z])$/.exec(text);
  if (classed) {
    const [, base = "", separator, letter = ""] = classed;
    // VOD.L, CSU.V: the single-letter exchanges are told from classes by the point.
    if (separator === "." && Object.hasOwn(EXCHANGE_CURRENCIES, letter))
      return [`${base}.${letter}`, `${base}-${letter}`];
    return [`${base}-${letter}`, ...(separator === "." ? [base] : [])];
  }
  if (preferred) return [`${preferred[1]}-P${preferred[2]}`];

  if (!/^(\^?[A-Z0-9]{1,10}([.&-][A-Z0-9]{1,10}){0,2}(=[XF])?|[A-Z0-9]{1,10}-USD)$/.test(text)) return [];
  return [text];
}
