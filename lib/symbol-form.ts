/** Longest symbol that is stored or asked for. */
export const SYMBOL_MAX_LENGTH = 32;

/** An index's caret, then letters and digits with single dots, dashes or equals signs between: BRK-B, VOD.L, EURUSD=X, ^GSPC. */
const SYMBOL = /^\^?[A-Z0-9]+(?:[.=-][A-Z0-9]+)*$/;

/** Names that every object has, as they look in capitals: no listing is called so, and nothing is gained by asking. */
const OBJECT_NAMES: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).map((name) => name.toUpperCase()),
);

/**
 * Whether a text may be put into an address as a symbol: the one rule of the preview, the server and the market's edge.
 *
 * yahoo-finance2 does not encode symbols in paths, so a slash, a `..`, a question mark or a hash would ask for something
 * else. Those are refused here, before anything is sent; so are lower case and blanks, which a caller should have mended.
 */
export function isSymbol(text: string): boolean {
  return text.length <= SYMBOL_MAX_LENGTH && SYMBOL.test(text) && !OBJECT_NAMES.has(text);
}
