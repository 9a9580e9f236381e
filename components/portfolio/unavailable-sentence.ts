const SENTENCES = new Map([
  [
    "not_found",
    "Yahoo knows no such symbol. Delisted symbols look the same to Yahoo. Check the spelling in your file.",
  ],
  ["delisted", "It no longer trades, so it has no current betas. Its last price is kept."],
  [
    "unsupported",
    "It is not listed in US dollars on a US exchange. It counts in your value; its betas are not estimated.",
  ],
  [
    "insufficient_history",
    "It has traded for too few sessions. Its betas come by themselves once there are 30 returns.",
  ],
  ["stale", "Its latest price is more than 5 sessions old, so its betas would be about the past."],
]);

/** The words for a symbol's state; a reason that is already a sentence is left as it is. */
export function unavailableSentence(reason: string): string {
  return SENTENCES.get(reason) ?? reason;
}
