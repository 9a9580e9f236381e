import { exchangeName, TYPE_NAMES } from "../exchanges";
import type { Security } from "../source";

/** Yahoo's search answer, without news. */
export function searchResult(found: readonly Security[]): Record<string, unknown> {
  return {
    explains: [],
    count: found.length,
    quotes: found.map((security, i) => ({
      exchange: security.exchange,
      shortname: security.shortName,
      quoteType: security.quoteType,
      symbol: security.symbol,
      index: "quotes",
      score: 30_000 - i * 100,
      typeDisp: TYPE_NAMES[security.quoteType],
      longname: security.longName,
      exchDisp: exchangeName(security.exchange),
      ...(security.sector ? { sector: security.sector, sectorDisp: security.sector } : {}),
      ...(security.industry ? { industry: security.industry, industryDisp: security.industry } : {}),
      isYahooFinance: true,
    })),
    news: [],
    nav: [],
    lists: [],
    researchReports: [],
    screenerFieldResults: [],
    totalTime: 4,
    timeTakenForQuotes: 400,
    timeTakenForNews: 0,
    timeTakenForAlgowatchlist: 0,
    timeTakenForPredefinedScreener: 0,
    timeTakenForCrunchbase: 0,
    timeTakenForNav: 0,
    timeTakenForResearchReports: 0,
    timeTakenForScreenerField: 0,
    timeTakenForCulturalAssets: 0,
    timeTakenForSearchLists: 0,
  };
}
