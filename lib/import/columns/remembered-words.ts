/** Words kept at most; then they are forgotten, all at once. Real files have a few dozen. */
const MOST = 2_000;

/**
 * Finds out once what a word is: wide files say the same few on every line. For words only that could be of a header,
 * never for what a file holds.
 */
export function rememberWords<T>(find: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    if (known.size >= MOST) known.clear();
    const found = find(word);
    known.set(word, found);
    return found;
  };
}
