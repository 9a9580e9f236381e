/** Shown as text and nothing else: control and invisible characters taken out, cut to length; null where nothing is left. */
export function plainText(text: string, maximum: number): string | null {
  if (text === "" || text === "--") return null;
  if (isPlain(text)) return cut(text, maximum);
  const plain = text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain === "" || plain === "--" ? null : cut(plain, maximum);
}

/** Letters, digits and signs of ASCII, with single blanks between them: nearly every cell. */
function isPlain(text: string): boolean {
  let before = BLANK;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < BLANK || code > LAST_SIGN || (code === BLANK && before === BLANK)) return false;
    before = code;
  }
  return before !== BLANK;
}

const [BLANK, LAST_SIGN] = [0x20, 0x7e];

/** No blank at the end, and no half of a character that takes two units. */
function cut(text: string, maximum: number): string {
  return text.length <= maximum
    ? text
    : text
        .slice(0, maximum)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd();
}
