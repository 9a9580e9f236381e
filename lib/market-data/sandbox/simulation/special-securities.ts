import { addSessions } from "@/lib/calendar";
import type { Listing } from "../../listings";
import type { Security } from "../source";
import { CRYPTO, CURRENCIES, LONDON, NEW_YORK, TOKYO } from "../venue";
import type { Character } from "./character";
import { WORLD_START } from "./factors";
import { shareCharacter } from "./share-character";

/** A security that is served but not in the listings that a new universe is filled with. */
export interface SpecialSecurity {
  security: Security;
  character: Character;
  /** Nothing is left of it: it is known to have been, and has no prices. */
  removed?: boolean;
}

const share = (symbol: string, name: string, sector: string, industry: string, inSp500 = false): Listing => ({
  symbol,
  name,
  type: "EQUITY",
  exchange: "NMS",
  sector,
  industry,
  category: null,
  inSp500,
});

/** Symbols of six letters, which no US listing has: these companies exist only here. */
const INVENTED: readonly Listing[] = [
  share("ZEPHYR", "Zephyr Wind Systems, Inc.", "Industrials", "Electrical Equipment & Parts"),
  share("LUMENA", "Lumena Photonics Corporation", "Technology", "Semiconductors"),
  share("ORBITX", "Orbitx Satellite Holdings, Inc.", "Industrials", "Aerospace & Defense"),
  share("QUARKS", "Quarks Computing, Inc.", "Technology", "Computer Hardware"),
  share("TERRAQ", "Terraqua Utilities plc", "Utilities", "Utilities - Regulated Water", true),
  share("NIMBUS", "Nimbus Insurance Group, Inc.", "Financial Services", "Insurance - Specialty", true),
  share("VERDAN", "Verdant Foods Company", "Consumer Defensive", "Packaged Foods", true),
];

/** Sessions of history that the young ones have on the day the sandbox starts, that day's last complete one included. */
const YOUNG: readonly [listing: Listing, sessions: number][] = [
  [share("NEWCO", "Newco Robotics, Inc.", "Technology", "Software - Application"), 24],
  [share("FRESHY", "Freshly Listed Biosciences, Inc.", "Healthcare", "Biotechnology"), 40],
];

/** @param lastSession the last complete session when the sandbox starts: young listings and the one that ended are dated from it */
export function specialSecurities(seed: string, lastSession: string): SpecialSecurity[] {
  const invented = INVENTED.map((listing) => ({
    security: toSecurity(listing),
    character: shareCharacter(listing, seed),
  }));
  const young = YOUNG.map(([listing, sessions]) => ({
    security: toSecurity(listing),
    character: { ...shareCharacter(listing, seed), start: addSessions(lastSession, 1 - sessions), splits: false },
  }));
  const ended = share("FADING", "Fading Retail Group, Inc.", "Consumer Cyclical", "Specialty Retail");
  const gone = share("GONECO", "Goneco Mining Corporation", "Basic Materials", "Copper");
  return [
    ...invented,
    ...young,
    {
      security: toSecurity(ended),
      character: { ...shareCharacter(ended, seed), end: addSessions(lastSession, -30), splits: false },
    },
    { security: toSecurity(gone), character: shareCharacter(gone, seed), removed: true },
    vodafone(seed),
    toyota(seed),
    bitcoin(),
    ...PAIRS.map(currencyPair),
    index(),
  ];
}

/** A listing as the sandbox serves it. */
export function toSecurity(listing: Listing): Security {
  return {
    symbol: listing.symbol,
    shortName: listing.name,
    longName: listing.name,
    quoteType: listing.type,
    exchange: listing.exchange,
    currency: "USD",
    venue: NEW_YORK,
    sector: listing.sector,
    industry: listing.industry,
    category: listing.type === "ETF" ? listing.category : null,
  };
}

/** A foreign currency, and one that is a hundredth of the usual one. */
function vodafone(seed: string): SpecialSecurity {
  const listing = share(
    "VOD.L",
    "Vodafone Group Public Limited Company",
    "Communication Services",
    "Telecom Services",
    true,
  );
  const shares = shareCharacter(listing, seed);
  return {
    security: {
      ...toSecurity(listing),
      shortName: "VODAFONE GROUP PLC",
      exchange: "LSE",
      currency: "GBp",
      venue: LONDON,
    },
    character: {
      ...shares,
      moves: { loadings: { market: 0.7, international: 0.9, value: 0.3 }, noise: 0.18, drift: 0, jumps: true },
      start: "2012-01-03",
      startPrice: 180,
      splits: false,
    },
  };
}

/** A listing whose session begins while New York's evening lasts. */
function toyota(seed: string): SpecialSecurity {
  const listing = share("7203.T", "Toyota Motor Corporation", "Consumer Cyclical", "Auto Manufacturers", true);
  return {
    security: {
      ...toSecurity(listing),
      shortName: "TOYOTA MOTOR CORP",
      exchange: "JPX",
      currency: "JPY",
      venue: TOKYO,
    },
    character: {
      ...shareCharacter(listing, seed),
      moves: { loadings: { market: 0.6, international: 1 }, noise: 0.2, drift: 0, jumps: true },
      start: "2012-01-04",
      startPrice: 1_800,
      splits: false,
    },
  };
}

/** Currencies in US dollars, and what one was worth on the first day. */
const PAIRS: readonly [currency: string, startPrice: number][] = [
  ["EUR", 1.09],
  ["GBP", 1.29],
  ["JPY", 0.0068],
  ["CHF", 1.13],
  ["CAD", 0.73],
  ["AUD", 0.66],
  ["NZD", 0.6],
  ["SEK", 0.095],
  ["NOK", 0.093],
];

function currencyPair([currency, startPrice]: (typeof PAIRS)[number]): SpecialSecurity {
  const name = `${currency}/USD`;
  return {
    security: {
      symbol: `${currency}USD=X`,
      shortName: name,
      longName: name,
      quoteType: "CURRENCY",
      exchange: "CCY",
      currency: "USD",
      venue: CURRENCIES,
      sector: null,
      industry: null,
      category: null,
    },
    character: {
      moves: { loadings: { international: 0.2 }, noise: 0.07, drift: 0, jumps: false },
      start: WORLD_START,
      end: null,
      startPrice,
      digits: 7,
      dividend: null,
      splits: false,
      volume: 0,
      sharesOutstanding: null,
      valuation: null,
    },
  };
}

function bitcoin(): SpecialSecurity {
  return {
    security: {
      symbol: "BTC-USD",
      shortName: "Bitcoin USD",
      longName: "Bitcoin USD",
      quoteType: "CRYPTOCURRENCY",
      exchange: "CCC",
      currency: "USD",
      venue: CRYPTO,
      sector: null,
      industry: null,
      category: null,
    },
    character: {
      moves: { loadings: { crypto: 1 }, noise: 0.06, drift: 0, jumps: false },
      start: "2014-09-17",
      end: null,
      startPrice: 457,
      dividend: null,
      splits: false,
      volume: 3e10,
      sharesOutstanding: null,
      valuation: null,
    },
  };
}

function index(): SpecialSecurity {
  return {
    security: {
      symbol: "^GSPC",
      shortName: "S&P 500",
      longName: "S&P 500",
      quoteType: "INDEX",
      exchange: "SNP",
      currency: "USD",
      venue: NEW_YORK,
      sector: null,
      industry: null,
      category: null,
    },
    character: {
      moves: { loadings: { market: 1 }, noise: 0, drift: 0, jumps: false },
      start: WORLD_START,
      end: null,
      startPrice: 1268.8,
      dividend: null,
      splits: false,
      volume: 4e9,
      sharesOutstanding: null,
      valuation: null,
    },
  };
}
