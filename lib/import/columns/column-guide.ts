/** What the page says about the columns we read, in plain words. */
export const COLUMN_GUIDE: readonly {
  column: string;
  alsoCalled: readonly string[];
  meaning: string;
  required: boolean;
}[] = [
  {
    column: "Symbol",
    alsoCalled: ["Ticker"],
    meaning: "The ticker: AAPL, BRK.B, SPAXX**, an option’s OCC name, or CASH.",
    required: true,
  },
  {
    column: "ISIN",
    alsoCalled: ["CUSIP", "SEDOL"],
    meaning: "Instead of a ticker, or beside it: its ticker is looked up.",
    required: false,
  },
  {
    column: "Quantity",
    alsoCalled: ["Qty", "Shares", "Units"],
    meaning: "Shares or contracts; negative for a short, or in a column “Short Quantity” of its own; dollars for cash.",
    required: true,
  },
  {
    column: "Entry Price Per Share",
    alsoCalled: ["Average Cost Basis", "Price Paid"],
    meaning: "What one share cost, for profit and loss.",
    required: false,
  },
  {
    column: "Entry Date",
    alsoCalled: ["Date Acquired"],
    meaning: "The day it was bought: YYYY-MM-DD.",
    required: false,
  },
  {
    column: "Current Value",
    alsoCalled: ["Market Value", "Mkt Val"],
    meaning:
      "Used, and marked, where no price is published. Instead of quantities: shares are counted by the last close.",
    required: false,
  },
  {
    column: "Weight",
    alsoCalled: ["Allocation", "% of portfolio"],
    meaning: "Instead of quantities: shares of what you say the portfolio is worth; per cent, fractions or bps.",
    required: false,
  },
  {
    column: "Side",
    alsoCalled: ["Long/Short"],
    meaning: "Short makes the line a short, if its quantity has no minus.",
    required: false,
  },
  {
    column: "Currency",
    alsoCalled: ["Ccy"],
    meaning:
      "USD where nothing says otherwise; where only ISINs do, that of their countries. Pence (GBX) are counted as pounds.",
    required: false,
  },
  {
    column: "Account",
    alsoCalled: ["Account Name", "Account Number"],
    meaning: "Several accounts in one file are read together, or those you choose.",
    required: false,
  },
  {
    column: "Investment Class",
    alsoCalled: [],
    meaning: "PUBLIC, OPTIONS or PRIVATE; blank is PUBLIC.",
    required: false,
  },
  { column: "Investment Subtype", alsoCalled: [], meaning: "CASH makes the line cash.", required: false },
  {
    column: "Underlying Symbol, Strike Price, Expiration Date, Option Type",
    alsoCalled: ["Strike", "Expiry", "Put/Call"],
    meaning: "An option’s contract, where Symbol is blank.",
    required: false,
  },
  {
    column: "Exit Date, Exit Price Per Share",
    alsoCalled: ["Date Sold", "Sale Price"],
    meaning: "Set on a lot that is closed.",
    required: false,
  },
];
