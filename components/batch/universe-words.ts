export type UniverseStatus = "pending" | "active" | "insufficient_history" | "unsupported" | "delisted" | "not_found";

export interface UniverseCountView {
  status: UniverseStatus;
  count: number;
}

/** What each state of a symbol means for its numbers (product §5). */
export const UNIVERSE_WORDS: Record<UniverseStatus, { label: string; meaning: string }> = {
  active: { label: "Active", meaning: "priced and estimated every night" },
  pending: { label: "Pending", meaning: "waiting for its first history" },
  insufficient_history: { label: "Too young", meaning: "priced; too few returns for betas yet" },
  unsupported: { label: "Not modelled", meaning: "another currency or kind: held and valued, no betas" },
  delisted: { label: "Delisted", meaning: "no longer traded; prices and last betas are kept" },
  not_found: { label: "Not found", meaning: "the provider knows no such symbol" },
};

/** In the order of use, states nobody is in left out. */
export function universeRows(counts: readonly UniverseCountView[]) {
  return (Object.keys(UNIVERSE_WORDS) as UniverseStatus[]).flatMap((status) => {
    const found = counts.find((row) => row.status === status);
    return found === undefined ? [] : [{ status, count: found.count, ...UNIVERSE_WORDS[status] }];
  });
}
