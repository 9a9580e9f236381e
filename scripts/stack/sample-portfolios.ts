import { TEMPLATE_HEADER } from "@/lib/import";

/** A portfolio that a demo comes with: a file as a user would upload it, and what the form says beside it. */
export interface SamplePortfolio {
  name: string;
  description: string;
  /** US dollars, decimal text; null where weights are of the positions' own value. */
  equityBalance: string | null;
  csv: string;
}

type Holding = [symbol: string, quantity: string, entryPrice: string, entryDate: string];

const share = ([symbol, quantity, price, date]: Holding): string =>
  `${symbol},${quantity},${price},${date},PUBLIC,,,,,,,`;
const cash = (dollars: string): string => `CASH,${dollars},,,PUBLIC,CASH,,,,,,`;

/**
 * Three invented portfolios whose exposures differ at a glance: tilted to growth, balanced by funds, and long against
 * short with an option.
 * @param now decides the option's expiration, which stays more than half a year away
 */
export function samplePortfolios(now: Date): SamplePortfolio[] {
  return [
    {
      name: "Growth tilt",
      description: "Twenty large technology and consumer names, and a little cash.",
      equityBalance: null,
      csv: file(...GROWTH.map(share), cash("6500")),
    },
    {
      name: "Balanced funds",
      description: "Shares and bonds, six to four, by funds.",
      equityBalance: null,
      csv: file(...BALANCED.map(share), cash("4200")),
    },
    {
      name: "Long against short",
      description: "Sound companies held, fashionable ones sold short, a call on Apple, cash from the short sales.",
      equityBalance: "250000",
      csv: file(...LONG_SHORT.map(share), appleCall(now), cash("118000")),
    },
  ];
}

const file = (...lines: string[]): string => `${[TEMPLATE_HEADER.join(","), ...lines].join("\n")}\n`;

/** Five contracts to the third Friday of the first January that is more than half a year away. */
function appleCall(now: Date): string {
  const year = now.getUTCFullYear() + (now.getUTCMonth() < 6 ? 1 : 2);
  const firstWeekday = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const thirdFriday = 15 + ((5 - firstWeekday + 7) % 7);
  return `,5,18.40,,OPTIONS,,AAPL,250,${year}-01-${thirdFriday},CALL,,`;
}

const GROWTH: readonly Holding[] = [
  ["NVDA", "220", "61.20", "2024-01-19"],
  ["MSFT", "55", "372.50", "2023-12-11"],
  ["AAPL", "90", "171.30", "2023-10-26"],
  ["AMZN", "110", "146.80", "2023-11-30"],
  ["META", "32", "351.10", "2023-12-28"],
  ["GOOGL", "95", "132.60", "2023-11-08"],
  ["AVGO", "60", "108.90", "2024-02-02"],
  ["TSLA", "40", "214.70", "2024-01-24"],
  ["NFLX", "14", "489.30", "2024-01-17"],
  ["CRM", "38", "262.40", "2024-01-09"],
  ["NOW", "12", "702.80", "2024-01-12"],
  ["AMD", "65", "138.50", "2023-12-20"],
  ["ADBE", "16", "590.20", "2023-12-14"],
  ["PANW", "45", "148.60", "2023-12-05"],
  ["CRWD", "24", "253.90", "2023-12-19"],
  ["PLTR", "300", "17.10", "2023-12-27"],
  ["UBER", "120", "61.50", "2024-01-05"],
  ["SHOP", "70", "77.40", "2023-12-29"],
  ["SNOW", "25", "195.20", "2024-01-10"],
  ["MELI", "4", "1566.00", "2024-01-03"],
];

const BALANCED: readonly Holding[] = [
  ["VTI", "210", "237.80", "2024-01-02"],
  ["VEA", "420", "47.10", "2024-01-02"],
  ["VWO", "260", "40.60", "2024-01-02"],
  ["VTV", "90", "149.90", "2024-01-02"],
  ["USMV", "150", "78.20", "2024-01-02"],
  ["VNQ", "110", "87.40", "2024-01-02"],
  ["BND", "480", "73.20", "2024-01-02"],
  ["TLT", "160", "97.60", "2024-01-02"],
  ["IEF", "140", "95.70", "2024-01-02"],
  ["LQD", "95", "109.80", "2024-01-02"],
  ["GLD", "40", "190.70", "2024-01-02"],
];

const LONG_SHORT: readonly Holding[] = [
  ["BRK-B", "90", "362.10", "2024-01-08"],
  ["COST", "40", "668.90", "2024-01-08"],
  ["JPM", "150", "171.40", "2024-01-08"],
  ["JNJ", "140", "161.20", "2024-01-08"],
  ["PG", "130", "148.30", "2024-01-08"],
  ["XOM", "180", "101.60", "2024-01-08"],
  ["CAT", "60", "288.40", "2024-01-08"],
  ["TSLA", "-90", "236.10", "2024-01-09"],
  ["COIN", "-110", "152.80", "2024-01-09"],
  ["RIVN", "-900", "19.60", "2024-01-09"],
  ["CVNA", "-120", "48.70", "2024-01-09"],
  ["IWM", "-150", "193.50", "2024-01-09"],
];
