import { EXCHANGE_CURRENCIES, EXCHANGE_PREFIXES } from "./exchanges";
import { MAXIMUM_SYMBOL_CHARACTERS } from "./limits";

export type SymbolReading =
  /** `candidates` are names to look up in the universe, likeliest first; `symbol` is the first. */
  | { ok: true; symbol: string; candidates: string[] }
  /** `why` is a sentence's end: "… is a formula". */
  | { ok: false; why: string; fix?: string };

/**
 * Class shares that brokers write without a separator (Fidelity: BRKB), which no rule can tell from an ordinary ticker.
 * Only names that are not tickers themselves: HUBB is Hubbell, not a class of HUB.
 */
const GLUED_CLASSES: Readonly<Record<string, string>> = {
  AGMA: "AGM-A",
  AKOA: "AKO-A",
  AKOB: "AKO-B",
  BFA: "BF-A",
  BFB: "BF-B",
  BHA: "BH-A",
  BIOB: "BIO-B",
  BRKA: "BRK-A",
  BRKB: "BRK-B",
  CRDA: "CRD-A",
  CRDB: "CRD-B",
  CWENA: "CWEN-A",
  GEFB: "GEF-B",
  GTNA: "GTN-A",
  HEIA: "HEI-A",
  HVTA: "HVT-A",
  LENB: "LEN-B",
  LGFA: "LGF-A",
  LGFB: "LGF-B",
  MKCV: "MKC-V",
  MOGA: "MOG-A",
  MOGB: "MOG-B",
  PBRA: "PBR-A",
  TAPA: "TAP-A",
  UHALB: "UHAL-B",
  WSOB: "WSO-B",
};

/** Cyrillic and Greek capitals that look like Latin ones, for the remedy only: nothing is replaced unasked. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [..."АВЕЅІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"].map((letter, i) => [letter, [..."ABESIJKMHOPCTXYABEZHIKMNOPTYX"][i] ?? ""]),
);

/**
 * A cell to the name we look it up by: BRK.B, BRK/B, BRK B and BRKB are BRK-B; VOD.L and 7203.T stay; NASDAQ:AAPL,
 * AAPL US and AAPL.US are AAPL. Options and cash have readers of their own.
 */
export function readSymbol(raw: string): SymbolReading {
  const text = tidy(raw);
  if (text === "") return { ok: false, why: "is blank: write the ticker" };
  const wrapped = /^="?([A-Z0-9./-]+)"?$/.exec(text)?.[1];
  if (/^[=+@-]/.test(text)) {
    const why = "begins like a spreadsheet formula, which no ticker does: write the ticker alone";
    const bare = wrapped ?? /^[+@-]([A-Z]{1,5})$/.exec(text)?.[1];
    return bare === undefined ? { ok: false, why } : { ok: false, why, fix: bare };
  }
  const strange = strangeCharacter(text);
  if (strange) return strange;
  if (text.length > MAXIMUM_SYMBOL_CHARACTERS) {
    return {
      ok: false,
      why: `has ${text.length} characters and a ticker has at most ${MAXIMUM_SYMBOL_CHARACTERS}: write the ticker`,
    };
  }
  const candidates = symbolCandidates(text);
  const first = candidates[0];
  return first === undefined
    ? { ok: false, why: "looks like a name, not a ticker: write the ticker, such as AAPL" }
    : { ok: true, symbol: first, candidates };
}

/** Names that a cell may have in the universe, likeliest first; none where it has not the shape of a ticker. */
export function symbolCandidates(raw: string): string[] {
  const text = tidy(raw);
  const [, prefix, rest] = /^([A-Z]{2,12}):\s*(\S.*)$/.exec(text) ?? [];
  if (prefix !== undefined && rest !== undefined && Object.hasOwn(EXCHANGE_PREFIXES, prefix)) {
    const ending = EXCHANGE_PREFIXES[prefix];
    return ending === "" ? symbolCandidates(rest) : symbolCandidates(`${rest}.${ending}`);
  }
  const american = /^(.+?)(?:\.US|[ :]US(?: EQUITY)?)$/.exec(text)?.[1];
  if (american !== undefined) return symbolCandidates(american);

  const glued = Object.hasOwn(GLUED_CLASSES, text) ? GLUED_CLASSES[text] : undefined;
  if (glued !== undefined) return [glued, text];
  const preferred = /^([A-Z]{1,5})[./ -]PR[./ -]?([A-Z])$/.exec(text);
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
  // A class share of a company not in the list: ABCDA may be ABCD-A, after ABCDA itself.
  const maybe = /^([A-Z]{2,4})([AB])$/.exec(text);
  return maybe ? [text, `${maybe[1]}-${maybe[2]}`] : [text];
}

/** Upper case, composed (NFC), without no-break spaces and invisible characters; inner spaces single. */
export function tidy(raw: string): string {
  return raw
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .toUpperCase();
}

function strangeCharacter(text: string): SymbolReading | null {
  for (const letter of text) {
    if (/[A-Z0-9.^=/&: -]/.test(letter)) continue;
    const code = `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    if (letter === "*")
      return { ok: false, why: "holds an asterisk: write the ticker alone", fix: text.replaceAll("*", "").trim() };
    if (/[^\x20-\x7e]/.test(letter)) {
      const latin = [...text].map((c) => LOOK_ALIKES[c] ?? c.normalize("NFKC")).join("");
      const alike = Object.hasOwn(LOOK_ALIKES, letter) ? `, which only looks like ${LOOK_ALIKES[letter]}` : "";
      const printable = /\p{L}|\p{S}|\p{P}|\p{N}/u.test(letter) ? `“${letter}” (${code})` : code;
      const why = `holds ${printable}${alike}: type the ticker in plain letters`;
      return /^[A-Z0-9.-]{1,10}$/.test(latin) ? { ok: false, why, fix: latin } : { ok: false, why };
    }
    return { ok: false, why: `holds “${letter}”, which no ticker has: write the ticker, such as AAPL or BRK-B` };
  }
  return null;
}
