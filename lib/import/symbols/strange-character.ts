import type { SymbolReading } from "./symbol-reading";

/** Cyrillic and Greek capitals that look like Latin ones, for the remedy only: nothing is replaced unasked. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [..."АВЕЅІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"].map((letter, i) => [letter, [..."ABESIJKMHOPCTXYABEZHIKMNOPTYX"][i] ?? ""]),
);

/** Refuses the first character that no ticker has; null where all may stand in one. @param text tidied */
export function strangeCharacter(text: string): SymbolReading | null {
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
