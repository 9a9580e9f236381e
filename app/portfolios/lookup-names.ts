import { getDatabase } from "@/db/pools";
import { COMPANY_ENDINGS, type NamedListing, selectByName } from "@/db/queries/named-listings";
import { jobContext } from "@/inngest/context";
import { log } from "@/lib/log";
import { isSymbol } from "@/lib/market-data/symbols";

/** Most symbols offered for one name. */
const OFFERED = 4;
/** Names the market is asked about that the universe does not have: a person waits for it. */
const ASKED_A_REQUEST = 10;
/** What the market's search is not to be asked with. */
const ENDINGS = new RegExp(`[,.]?\\s+(?:${COMPANY_ENDINGS}|n\\.v|s\\.?a|s\\.p\\.a|a\\.g)\\.?$`, "i");

/**
 * Symbols that may be meant by companies' names, by name, best first: suggested, never chosen. What the universe does not
 * have is looked for by the market's search.
 */
export async function lookupNames(names: readonly string[]): Promise<Record<string, NamedListing[]>> {
  if (names.length === 0) return {};
  const found = await selectByName(getDatabase("requests"), { names, perName: OFFERED });
  const missing = [...found].flatMap(([name, offers]) => (offers.length === 0 ? name : [])).slice(0, ASKED_A_REQUEST);
  await Promise.all(missing.map(async (name) => found.set(name, await search(shortened(name)))));
  return Object.fromEntries(found);
}

/** "Apple Inc. Common Stock" is looked for as "Apple". */
function shortened(name: string): string {
  let short = name.trim();
  for (let next = short.replace(ENDINGS, ""); next !== short && next.length > 1; next = short.replace(ENDINGS, "")) {
    short = next;
  }
  return short;
}

async function search(name: string): Promise<NamedListing[]> {
  try {
    const hits = (await jobContext().market.search(name)).filter((hit) => isSymbol(hit.symbol));
    const american = hits.filter(({ symbol }) => !/[.^=]/.test(symbol));
    return (american.length > 0 ? american : hits)
      .slice(0, OFFERED)
      .map(({ symbol, name: company, exchange }) => ({ symbol, name: company, exchange }));
  } catch (error) {
    log().warn({ err: error }, "a name could not be looked up");
    return [];
  }
}
