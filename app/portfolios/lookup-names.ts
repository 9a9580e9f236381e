import { getDatabase } from "@/db/pools";
import { type NamedListing, selectByName } from "@/db/queries/candidates";
import { jobContext } from "@/inngest/context";
import { log } from "@/lib/log";
import { isSymbol } from "@/lib/market-data/symbols";

/** Most symbols offered for one name. */
const OFFERED = 4;
/** Names the market is asked about that the universe does not have: a person waits for it. */
const ASKED_A_REQUEST = 10;
/** What a company's name ends in without being part of it, as files write it. */
const ENDINGS =
  /[,.]?\s+(?:inc(?:orporated)?|corp(?:oration)?|co(?:mpany)?|plc|ltd|limited|llc|n\.?v|s\.?a|s\.?e|a\.?g|class [a-c]|cl [a-c]|com(?:mon)?(?: stock)?|ord(?:inary)?(?: shares)?|adr)\.?$/i;

/**
 * Symbols that may be meant by companies' names, by name, best first: suggested, never chosen. What the universe does not
 * have is looked for by the market's search.
 */
export async function lookupNames(names: readonly string[]): Promise<Record<string, NamedListing[]>> {
  if (names.length === 0) return {};
  const short = new Map(names.map((name) => [name, shortened(name)]));
  const known = await selectByName(getDatabase("requests"), { names: [...short.values()], perName: OFFERED });
  const found = new Map(names.map((name) => [name, known.get(short.get(name) ?? "") ?? []]));
  const missing = names.filter((name) => found.get(name)?.length === 0).slice(0, ASKED_A_REQUEST);
  await Promise.all(missing.map(async (name) => found.set(name, await search(short.get(name) ?? name))));
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
