import { describe, expect, test } from "vitest";
import type { PortfolioPreview } from "../preview";
import { problemSentence } from "../problems";
import { readPortfolioText } from "../read-portfolio-file";

/** Files as each broker lays them out, with invented holdings. */

interface Layout {
  name: string;
  text: string;
  layout: string;
  /** symbol or name, quantity, value in its currency, and what it is. */
  held: [string, string, string | null, string][];
  accounts?: string[];
  statementDate?: string;
  /** Lines of the receipt: used (cash among them), held, ignored. */
  receipt: [number, number, number];
  valueInFile?: string;
}

const layouts: Layout[] = [
  {
    name: "Fidelity with its header of 2026 in lower case",
    layout: "fidelity_positions",
    text: `Account number,Account name,Symbol,Description,Quantity,Last price,Last price change,Current value,Percent of account,Cost basis total,Average cost basis,Type
X00000001,Individual,SPAXX**,HELD IN MONEY MARKET,,,,$1234.56,1.32%,,,Cash,
X00000001,Individual,AAPL,APPLE INC,42,$309.35,+$0.10,$12992.70,13.89%,$7190.40,$171.20,Cash,
X00000002,ROTH IRA,BRKB,BERKSHIRE HATHAWAY INC CLASS B,25,$495.82,+$0.10,$12395.50,13.25%,$9951.25,$398.05,Margin,
X00000002,ROTH IRA,TSLA,TESLA INC,-2,$400.00,+$0.10,-$800.00,-1%,$700.00,$350.00,Short,
X00000002,ROTH IRA, -AAPL270115C300,AAPL JAN 15 2027 $300 CALL,-1,$21.15,+$0.40,-$2115.00,-3.10%,$1500.00,$15.00,Margin,
X00000002,ROTH IRA,912828ZT0,UNITED STATES TREAS NOTE 0.25% 05/31/2026,1000,$99.00,,$990.00,1%,,,Cash,
X00000002,ROTH IRA,Pending Activity,,,,,-$40.00,,,,,


"The data and information in this spreadsheet is provided to you solely for your use."

"Date downloaded Aug-21-2026 6:05 p.m ET"
`,
    held: [
      ["SPAXX", "1234.56", "1234.56", "cash"],
      ["AAPL", "42", "12992.7", "public"],
      ["BRK-B", "25", "12395.5", "public"],
      ["TSLA", "-2", "-800", "public"],
      ["AAPL270115C00300000", "-1", "-2115", "option"],
      ["912828ZT0", "1000", "990", "private"],
      ["Pending Activity", "-40", "-40", "cash"],
    ],
    accounts: ["Individual X00000001", "ROTH IRA X00000002"],
    statementDate: "2026-08-21",
    receipt: [6, 1, 2],
    valueInFile: "24657.76",
  },
  {
    name: "Schwab, all accounts, each under its title with its own header and total",
    layout: "schwab_positions",
    text: `"Positions for All-Accounts as of 06:05 PM ET, 2026/08/21"

"Individual ...000"
"Symbol","Description","Qty (Quantity)","Price","Mkt Val (Market Value)","Cost Basis","Security Type",
"AAPL","APPLE INC","1","$300.00","$300.00","$171.20","Equity",
"BRK/B","BERKSHIRE","2","$490","$980","N/A","Equity",
"SPY 01/15/2027 500.00 P","PUT SPDR S&P 500 $500 EXP 01/15/27","-1","$10","-$1,000.00","--","Option",
"Cash & Cash Investments","--","--","--","$100.00","--","Cash and Money Market",
"Account Total","","--","--","$380.00","--","--",

"Roth IRA ...123"
"Symbol","Description","Qty (Quantity)","Price","Mkt Val (Market Value)","Cost Basis","Security Type",
"SWVXX","SCHWAB VALUE ADVANTAGE MONEY INV","1,259.59","$1.00","$1,259.59","--","Cash and Money Market",
"VTI","VANGUARD TOTAL STOCK MKT ETF","2","$300","$600","$1","ETFs & Closed End Funds",
"Account Total","","--","--","$1,859.59","--","--",
`,
    held: [
      ["AAPL", "1", "300", "public"],
      ["BRK-B", "2", "980", "public"],
      ["SPY270115P00500000", "-1", "-1000", "option"],
      ["Cash & Cash Investments", "100", "100", "cash"],
      ["SWVXX", "1259.59", "1259.59", "cash"],
      ["VTI", "2", "600", "public"],
    ],
    accounts: ["Individual ...000", "Roth IRA ...123"],
    statementDate: "2026-08-21",
    receipt: [6, 0, 5],
    valueInFile: "2239.59",
  },
  {
    name: "Schwab with columns its owner chose and a total called Positions Total",
    layout: "schwab_positions",
    text: `"Positions for account Individual ...000 as of 06:05 PM ET, 2026/08/21"
""
"Mkt Val (Market Value)","Symbol","Gain % (Gain/Loss %)","Qty (Quantity)"
"$300.00","AAPL","12%","1"
"$300.00","Positions Total","--","--"
`,
    held: [["AAPL", "1", "300", "public"]],
    accounts: ["Individual ...000"],
    statementDate: "2026-08-21",
    receipt: [1, 0, 2],
    valueInFile: "300",
  },
  {
    name: "Vanguard, holdings first and a list of trades below",
    layout: "vanguard_holdings",
    text: `Account Number,Investment Name,Symbol,Shares,Share Price,Total Value,
12345678,VANGUARD TOTAL STOCK MARKET ETF,VTI,10.5,300.00,3150.00,
12345678,VANGUARD FEDERAL MONEY MARKET INVESTOR CL,VMFXX,500.25,1,500.25,
87654321,APPLE INC,AAPL,3,250,750,


Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commissions and Fees,Net Amount,Accrued Interest,Account Type,
12345678,2026-01-02,2026-01-03,Buy,Buy,VANGUARD TOTAL STOCK MARKET ETF,VTI,2,300,600,0,-600,0,CASH,
`,
    held: [
      ["VTI", "10.5", "3150", "public"],
      ["VMFXX", "500.25", "500.25", "cash"],
      ["AAPL", "3", "750", "public"],
    ],
    accounts: ["12345678", "87654321"],
    receipt: [3, 0, 1],
    valueInFile: "4400.25",
  },
  {
    name: "E*TRADE, past its summary and the header of its filters",
    layout: "etrade_portfolio",
    text: `Account Summary
"Account","Net Account Value","Total Gain $","Total Gain %","Day's Gain Unrealized $"
"Individual Brokerage -1234",16242.70,500.00,5.00,10.00

View Summary - All Positions
Filters Applied:
Symbol,Security type(s),Sort by,Sort order,
All,All,Symbol,Ascending,

Symbol,Last Price $,Change $,Change %,Qty #,Price Paid $,Day's Gain $,Total Gain $,Total Gain %,Value $
AAPL,309.35,0.10,0.03,42,171.20,4.20,5802.30,80.70,12992.70
QQQ Jan 15 '27 $500 Put,20.00,0.1,0.5,1,15.00,0,500.00,33.3,2000.00
JPMORGAN CHASE BK 4.5% CD 01/15/2027,100.0,0,0,10,100,0,0,0,1000.00
CASH,,,,,,,,,250.00
TOTAL,,,,,,,,,16242.70

Generated at Aug 21 2026 06:05 PM ET
`,
    held: [
      ["AAPL", "42", "12992.7", "public"],
      ["QQQ270115P00500000", "1", "2000", "option"],
      ["JPMORGAN CHASE BK 4.5% CD 01/15/2027", "10", "1000", "private"],
      ["CASH", "250", "250", "cash"],
    ],
    statementDate: "2026-08-21",
    receipt: [3, 1, 9],
    valueInFile: "16242.7",
  },
  {
    name: "Interactive Brokers' statement with options, a London share, lots and cash in two currencies",
    layout: "ibkr_statement",
    text: `Statement,Header,Field Name,Field Value
Statement,Data,Period,"August 1, 2026 - August 21, 2026"
Account Information,Header,Field Name,Field Value
Account Information,Data,Account,U0000000
Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,Mult,Cost Price,Cost Basis,Close Price,Value,Unrealized P/L,Code
Open Positions,Data,Summary,Stocks,USD,BRK B,25,1,398.05,9951.25,495.82,12395.50,2444.25,
Open Positions,Data,Lot,Stocks,USD,BRK B,25,1,398.05,9951.25,495.82,12395.50,2444.25,
Open Positions,Data,Summary,Stocks,GBP,VOD,1000,1,0.7,700,0.75,750,50,
Open Positions,Total,,Stocks,USD,,,,,9951.25,,12395.50,2444.25,
Open Positions,Data,Summary,Equity and Index Options,USD,AAPL 15JAN27 300 C,-1,100,15,-1500,21.15,-2115,-615,
Open Positions,Data,Summary,Bonds,USD,T 4 1/8 11/15/32,1000,1,99,990,100,1000,10,
Cash Report,Header,Currency Summary,Currency,Total,Securities,Futures,
Cash Report,Data,Starting Cash,USD,1000,1000,0,
Cash Report,Data,Ending Cash,Base Currency Summary,1500,1500,0,
Cash Report,Data,Ending Cash,USD,1234.56,1234.56,0,
Cash Report,Data,Ending Cash,EUR,200,200,0,
Financial Instrument Information,Header,Asset Category,Symbol,Description,Conid,Security ID,Underlying,Listing Exch,Multiplier,Type,Code
Financial Instrument Information,Data,Stocks,VOD,VODAFONE GROUP PLC,1,GB00BH4HKS39,VOD,LSE,1,COMMON,
`,
    held: [
      ["BRK-B", "25", "12395.5", "public"],
      ["VOD.L", "1000", "750", "public"],
      ["AAPL270115C00300000", "-1", "-2115", "option"],
      ["T 4 1/8 11/15/32", "1000", "1000", "private"],
      ["USD", "1234.56", "1234.56", "cash"],
      ["EUR", "200", "200", "cash"],
    ],
    accounts: ["U0000000"],
    statementDate: "2026-08-21",
    receipt: [4, 2, 10],
  },
  {
    name: "Interactive Brokers' flex query, summaries beside their lots",
    layout: "ibkr_flex",
    text: `"ClientAccountID","CurrencyPrimary","FXRateToBase","AssetClass","Symbol","Description","ISIN","ListingExchange","UnderlyingSymbol","Multiplier","Strike","Expiry","Put/Call","ReportDate","Quantity","MarkPrice","PositionValue","CostBasisPrice","CostBasisMoney","Side","LevelOfDetail","OpenDateTime"
"U1","USD","1","STK","AAPL","APPLE INC","US0378331005","NASDAQ","","1","","","","20260821","42","309.35","12992.7","171.2","7190.4","Long","SUMMARY",""
"U1","USD","1","STK","AAPL","APPLE INC","US0378331005","NASDAQ","","1","","","","20260821","42","309.35","12992.7","171.2","7190.4","Long","LOT","20240115;093000"
"U1","USD","1","OPT","AAPL  270115C00300000","AAPL 15JAN27 300 C","","CBOE","AAPL","100","300","20270115","C","20260821","-1","21.15","-2115","15","-1500","Short","SUMMARY",""
"U1","EUR","1.1","STK","SAP","SAP SE","DE0007164600","IBIS","","1","","","","20260821","10","200","2000","150","1500","Long","SUMMARY",""
`,
    held: [
      ["AAPL", "42", "12992.7", "public"],
      ["AAPL270115C00300000", "-1", "-2115", "option"],
      ["SAP.DE", "10", "2000", "public"],
    ],
    accounts: ["U1"],
    statementDate: "2026-08-21",
    receipt: [2, 1, 1],
  },
  {
    name: "the flex query with section codes",
    layout: "ibkr_flex",
    text: `"BOF","U1","Positions","1","20260821;180000","20260821"
"BOA","U1"
"BOS","POST","Position; trade date basis"
"HEADER","POST","ClientAccountID","CurrencyPrimary","AssetClass","Symbol","Quantity","MarkPrice","PositionValue","Side"
"DATA","POST","U1","USD","STK","MSFT","5","400","2000","Long"
"EOS","POST","1"
"EOA","U1"
"EOF","U1"
`,
    held: [["MSFT", "5", "2000", "public"]],
    accounts: ["U1"],
    statementDate: "2026-08-21",
    receipt: [1, 0, 6],
  },
  {
    name: "J.P. Morgan's tax lots",
    layout: "jpmorgan_positions",
    text: `Account name,Account number,Asset Class,Asset Strategy,Asset Strategy Detail,Description,Ticker,CUSIP,Quantity,Base CCY,Local CCY,Price,PriceInd,Local Price,Pricing Date,Value,Local Value,Cost,Unit Cost,Acquisition Date
"Traditional IRA","...4077","Equity","US Small Cap","","INSTALLED BUILDING PRODUCTS INC","IBP","45780R101","25","USD","","200.23","false","","09/25/2026 08:00:00","5,005.75","","4,862.88","194.52","09/25/2026"
"Traditional IRA","...4077","Fixed Income","Core","","ISHARES CORE US AGGREGATE BOND ETF","AGG","464287226","1,145","USD","","100","false","","09/25/2026 08:00:00","114,500","","","",""
"Traditional IRA","...4077","Cash & Money Market Funds","Money Market Funds","","CHASE IRA DEPOSIT SWEEP JPMORGAN CHASE BANK NA","QDERQ","","11,012.76","USD","","1","false","","09/25/2026 08:00:00","11,012.76","","","",""

FOOTNOTES
P,"This order is pending settlement."
`,
    held: [
      ["IBP", "25", "5005.75", "public"],
      ["AGG", "1145", "114500", "public"],
      ["QDERQ", "11012.76", "11012.76", "cash"],
    ],
    accounts: ["Traditional IRA ...4077"],
    statementDate: "2026-09-25",
    receipt: [3, 0, 2],
  },
  {
    name: "Merrill, with a summary above and balances below whose columns do not line up",
    layout: "merrill_holdings",
    text: `, "IRRA-Edge 43X-40L72" ,"Value" ,"Day's Value Change" ,"Unrealized Gain/Loss"
"" ,"$3,798.40" ,"$0.00 0.00%" ,"+$2.45 +54.75%"
""
"Symbol " ,"Description" ,"Day's Price $ Chg % Chg" ,"Quantity" ,"Day's Value Change $" ,"Value" ,"Unrealized Gain/Loss $ Chg % Chg" ,"Price"
"AMD" ,"ADVNCD MICRO D INC" ,"$0.00 0.00%" ,"5" ,"$0.00" ,"$1,298.40" ,"+$983.36 +197.80%" ,"$259.68"
"AAPL" ,"APPLE INC" ,"$0.00 0.00%" ,"10" ,"$0.00" ,"$2,500.00" ,"+$500.00 +25.00%" ,"$250.00"
""
"Balances"
"Cash balance" ,"$5.00"
"Total" ,"" ,"" ,"" ,"" ,"$3,803.40"
`,
    held: [
      ["AMD", "5", "1298.4", "public"],
      ["AAPL", "10", "2500", "public"],
      ["Cash balance", "5", "5", "cash"],
    ],
    receipt: [3, 0, 4],
    valueInFile: "3803.4",
  },
  {
    name: "a Trading 212 pie",
    layout: "trading212_positions",
    text: `Slice,Name,Invested value,Value,Result,Owned quantity,Dividends gained,Dividends cash,Dividends reinvested
AAPL,Apple Inc.,1000,1100,100,10,N/A,N/A,N/A
MSFT,Microsoft,2000,2200,200,5.5,N/A,N/A,N/A
Total,My Pie,3000,3300,300,-,0,0,0
`,
    held: [
      ["AAPL", "10", "1100", "public"],
      ["MSFT", "5.5", "2200", "public"],
    ],
    receipt: [2, 0, 1],
    valueInFile: "3300",
  },
  {
    name: "holdings taken out of Robinhood by its usual programs",
    layout: "robinhood_positions",
    text: "symbol,quantity,average_buy_price,equity,percent_change\nAAPL,10,150.00,3000,1.5\n",
    held: [["AAPL", "10", "3000", "public"]],
    receipt: [1, 0, 0],
  },
  {
    name: "DEGIRO's portfolio: ISINs, two ways of writing numbers, currencies before amounts",
    layout: "degiro_portfolio",
    text: `Produkt,Symbol/ISIN,Anzahl,Schlußkurs,Wert,Wert in EUR
"CASH & CASH FUND & FTX CASH (EUR)",,,,EUR -0.56,"-0,56"
ADOBE SYSTEMS INCORPOR,US00724F1012,3,"411,37",USD 1234.11,"1134,12"
AIRBNB INC-CLASS A,US0090661010,6,"20,55",USD 123.30,"113,21"
`,
    held: [
      ["EUR", "-0.56", "-0.56", "cash"],
      ["US00724F1012", "3", "1234.11", "public"],
      ["US0090661010", "6", "123.3", "public"],
    ],
    receipt: [3, 0, 0],
  },
];

function preview(text: string): PortfolioPreview {
  const result = readPortfolioText(text);
  if (!result.ok) throw new Error(problemSentence(result.problem));
  return result.preview;
}

describe.each(layouts)("$name", ({ text, layout, held, accounts, statementDate, receipt, valueInFile }) => {
  const read = preview(text);

  test("is recognised, with its accounts and its day", () => {
    expect(read.layout).toBe(layout);
    expect(read.accounts.map(({ name }) => name)).toEqual(accounts ?? []);
    expect(read.statementDate).toBe(statementDate ?? null);
    expect(read.problems.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(read.canCreate).toBe(true);
  });

  test("holds what it says", () => {
    const found = read.positions.map(({ kind, symbol, rawSymbol, quantity, statedValueUsd, stated }) => [
      symbol ?? (kind === "cash" && stated ? stated.currency : rawSymbol),
      quantity,
      stated?.value ?? statedValueUsd,
      kind,
    ]);
    expect(found).toEqual(held);
  });

  test("is accounted for to the last line", () => {
    const { used, heldNotModelled, ignored, rejected } = read.receipt;
    expect([used, heldNotModelled, ignored, rejected]).toEqual([...receipt, 0]);
    if (valueInFile === undefined) return;
    expect(read.receipt.valueInFileUsd).toBe(valueInFile);
    expect(read.receipt.statedValueUsd).toBe(valueInFile);
  });

  test.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("is read the same with its cells parted by %s", (_, delimiter) => {
    const turned = preview(parted(text, delimiter));
    expect(turned.positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual(
      read.positions.map(({ symbol, quantity }) => [symbol, quantity]),
    );
    expect(turned.layout).toBe(layout);
  });
});

/** The same table as a spreadsheet in another country saves it: other delimiter, same cells. */
function parted(text: string, delimiter: string): string {
  return text
    .split("\n")
    .map((line) => {
      let inside = false;
      return [...line]
        .map((c) => {
          if (c === '"') inside = !inside;
          return c === "," && !inside ? delimiter : c;
        })
        .join("");
    })
    .join("\n");
}
