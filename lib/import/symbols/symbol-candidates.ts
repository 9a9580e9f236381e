import { isSymbol } from "@/lib/symbol-form";
import { EXCHANGE_SUFFIXES } from "./exchange-codes";
import { EXCHANGE_CURRENCIES } from "./exchange-currencies";
import { plainCandidates } from "./glued-classes";
import { isJapaneseCode, withEnding } from "./listed-on";
import { isBroken, tidy } from "./tidy-cell";
import { endingOfPrefix, listingBehind } from "./written-exchange";

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
  const [, prefix, rest] = /^([A-Z]{2,12}):\s*(\S.*)$/.exec(text) ?? [];
  const placed = prefix === undefined ? undefined : endingOfPrefix(prefix);
  if (rest !== undefined && placed !== undefined) {
    if (placed === "") return namesIn(rest);
    return namesIn(withEnding(rest, prefix === "TSE" && isJapaneseCode(rest) ? "T" : placed));
  }
  const american = /^(.+?)(?:\.US|[ :](?:US|UN|UW|UQ|UR|UA|UP)(?: EQUITY)?|[.](?:OQ|NYS|NAS|NMS))$/.exec(text)?.[1];
  if (american !== undefined && american !== "") return namesIn(american);
  const exchanged = /^(NYSE|NASDAQ|AMEX|ARCA|NYSEARCA|BATS|OTC)[/ ]+([A-Z][A-Z0-9./-]{0,9})$/.exec(text)?.[2];
  if (exchanged !== undefined) return namesIn(exchanged);
  // Reuters: AAPL.O and IBM.N. One letter of the ticker itself may be meant, so it stays a candidate.
  const reuters = /^([A-Z]{1,5})\.([ON])$/.exec(text);
  if (reuters) return [...namesIn(reuters[1] ?? ""), `${reuters[1]}-${reuters[2]}`];
  // Bloomberg: VOD LN Equity, SAP GY.
  const bloomberg = /^([A-Z0-9]{1,6})[ :]([A-Z]{2})(?: EQUITY)?$/.exec(text);
  const ending =
    bloomberg && Object.hasOwn(EXCHANGE_SUFFIXES, bloomberg[2] ?? "")
      ? EXCHANGE_SUFFIXES[bloomberg[2] ?? ""]
      : undefined;
  if (bloomberg && ending === "") return namesIn(bloomberg[1] ?? "");
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
    if (place === "") return namesIn(ticker);
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
