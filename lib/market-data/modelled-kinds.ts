const MODELLED_KINDS: ReadonlySet<string> = new Set(["EQUITY", "ETF", "MUTUALFUND"]);

/**
 * Whether the factor models are made for this kind of listing (product §5). Which currency and exchange it has is another
 * question.
 *
 * @param quoteType as Yahoo has it, in capitals or not
 */
export function isModelledKind(quoteType: string): boolean {
  return MODELLED_KINDS.has(quoteType.toUpperCase());
}
