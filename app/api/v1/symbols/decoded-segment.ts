/** A part of an address as it was meant: a symbol's caret or equals sign may be written with a per cent sign. */
export function decodedSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
