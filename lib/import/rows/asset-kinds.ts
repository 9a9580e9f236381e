/** The file's own words for kinds of assets; one word for several kinds ("Stocks / Options") decides nothing between them. */
const SEVERAL =
  /\b(?:stocks?|equit(?:y|ies)|shares?|etfs?|funds?)\s*(?:[/&,+]|and|or|und|et)\s*(?:.*\W)?(?:options?|futures?|cash|bonds?)\b/i;
const OPTION = /option|^opt$/i;
const CASH = /cash|money market|forex|sweep|\bsavings\b|(?<!certificates? of )\bdeposits?\b|tagesgeld|liquidit/i;

/** Whether a kind is that of option contracts alone. */
export function isOptionKind(assetType: string): boolean {
  return assetType !== "" && OPTION.test(assetType) && !SEVERAL.test(assetType);
}

/** Whether a kind is cash and what stands for it: sweeps, savings, deposits at call. */
export function isCashKind(assetType: string): boolean {
  return assetType !== "" && CASH.test(assetType) && !SEVERAL.test(assetType);
}
