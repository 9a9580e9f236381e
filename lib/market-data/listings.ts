import { LISTINGS } from "./listings-data";

export interface Listing {
  symbol: string;
  name: string;
  type: "EQUITY" | "ETF";
  /** Yahoo's exchange code, such as NMS or NYQ. */
  exchange: string;
  /** null for funds. */
  sector: string | null;
  industry: string | null;
  /** What a fund holds ("Large Growth"), or "Preferred or note"; null for shares. */
  category: string | null;
  inSp500: boolean;
}

let listings: readonly Listing[] | undefined;

/** About 1,250 US listings, by symbol: what a new database's universe is filled with. Facts only, no prices. */
export function loadListings(): readonly Listing[] {
  listings ??= LISTINGS.trim().split("\n").map(parseListing);
  return listings;
}

function parseListing(line: string): Listing {
  const [symbol, name, type, exchange, sector, industry, category, index] = line.split("|");
  if (!symbol || !name || !exchange || (type !== "EQUITY" && type !== "ETF")) {
    throw new Error(`listings-data: cannot read the line "${line}"`);
  }
  return {
    symbol,
    name,
    type,
    exchange,
    sector: sector || null,
    industry: industry || null,
    category: category || null,
    inSp500: index === "sp500",
  };
}
