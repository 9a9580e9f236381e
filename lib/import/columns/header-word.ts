/** Lower case, single spaces, no currency signs or trailing marks: "Value $" is "value", "unitPrice" is "unit price". A percent sign stays: it is another thing. */
export function headerWord(cell: string): string {
  return plainWord(cell) ?? anyWord(cell);
}

function anyWord(cell: string): string {
  return cell
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[$€£*:]/g, " ")
    .replaceAll("_", " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The same by one walk over the letters, for cells of plain ASCII, which most are; null for others. */
function plainWord(cell: string): string | null {
  let word = "";
  let gap = false;
  let before = 0;
  for (let i = 0; i < cell.length; i += 1) {
    const code = cell.charCodeAt(i);
    if (code >= 128) return null;
    if (isGap(code)) gap = true;
    else {
      const capital = code >= 65 && code <= 90;
      if (word !== "" && (gap || (capital && before >= 97 && before <= 122))) word += " ";
      word += code === BACKTICK ? "'" : capital ? String.fromCharCode(code + 32) : cell[i];
      gap = false;
    }
    before = code;
  }
  return word;
}

const BACKTICK = 96;

/** White space, and the marks that stand for it: $ * : _ */
function isGap(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 36 || code === 42 || code === 58 || code === 95;
}
