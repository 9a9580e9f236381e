import { getDatabase } from "@/db/pools";
import { type IdentifiedSymbol, selectIdentifiers, upsertIdentifiers } from "@/db/queries/identifiers";
import { jobContext } from "@/inngest/context";
import { appClock, readEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { isSymbol } from "@/lib/market-data/symbols";

/** Most ISINs that one request has the market asked for; who has more in a file asks again and finds these known. */
const ASKED_A_REQUEST = 60;
/** How long a person is kept waiting for the market. */
const PATIENCE_MS = 8_000;
/** For so long it is believed that the market knows no such listing. */
const UNKNOWN_FOR_MS = 24 * 3_600_000;

/**
 * The listings that ISINs name, by ISIN: what was found before, else by the market's search, once for everybody. What the
 * market could not be asked, or does not know, is absent.
 */
export async function identify(
  isins: readonly string[],
): Promise<Map<string, { symbol: string; name: string | null }>> {
  const db = getDatabase("requests");
  const now = appClock(readEnv())();
  const unknownSince = new Date(now.getTime() - UNKNOWN_FOR_MS);
  const known = await selectIdentifiers(db, { identifiers: isins, unknownSince });
  const asked = [...new Set(isins)].filter((isin) => !known.has(isin)).slice(0, ASKED_A_REQUEST);
  const found = await inTime(searchAll(asked, now), PATIENCE_MS);
  return new Map(
    [...known.values(), ...found].flatMap(({ identifier, symbol, name }) =>
      symbol === null ? [] : [[identifier, { symbol, name }] as const],
    ),
  );
}

/** Asks and remembers, also when whoever asked has stopped waiting: the next finds the answers. */
async function searchAll(isins: readonly string[], now: Date): Promise<IdentifiedSymbol[]> {
  const found = (await Promise.all(isins.map(search))).filter((one) => one !== null);
  await upsertIdentifiers(getDatabase("requests"), { found, now }).catch((error: unknown) => {
    log().error({ err: error }, "identifiers could not be kept");
  });
  return found;
}

/** One ISIN's listing; null where the market does not answer, which is not to be remembered. */
async function search(identifier: string): Promise<IdentifiedSymbol | null> {
  try {
    const hits = (await jobContext().market.search(identifier)).filter((hit) => isSymbol(hit.symbol));
    // Yahoo marks every exchange but the American ones by an ending: an American security is meant where it is at home.
    const home = identifier.startsWith("US") ? hits.find((hit) => !hit.symbol.includes(".")) : undefined;
    const hit = home ?? hits[0];
    return { identifier, symbol: hit?.symbol ?? null, name: hit?.name ?? null };
  } catch (error) {
    log().warn({ err: error }, "an identifier could not be looked up");
    return null;
  }
}

/** What has come by then; nothing where it takes longer. */
async function inTime<T>(work: Promise<T[]>, milliseconds: number): Promise<T[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T[]>((done) => {
    timer = setTimeout(() => done([]), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
