/** Small files with invented holdings, one a layout or dialect: what the fuzz run of the import bench damages. */
export const IMPORT_FIXTURES: Readonly<Record<string, string>> = {
  template: `Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,Underlying Symbol,Strike Price,Expiration Date,Option Type,Exit Date,Exit Price Per Share
AAPL,10,150.25,2024-01-15,PUBLIC,STOCK,,,,,,
SPY270115C00500000,-2,12.5,2026-01-05,OPTIONS,,SPY,500,2027-01-15,CALL,,
HOUSE,1,250000,2020-06-01,PRIVATE,REAL_ESTATE,,,,,,
`,
  "symbol and weight": "Ticker,Weight\nAAPL,40%\nBRK.B,35.5%\nVOD.L,24.5%\n",
  "symbol and value, decimal comma":
    "Kürzel;Wert;Währung\nSAP.DE;1.234,56;EUR\nMC.PA;12.345,00;EUR\nBargeld;250,10;EUR\n",
  "no header": "AAPL\t1'234.5\t309.35\nMSFT\t(2'000)\t400.10\n7203.T\t100-\t2'500\n",
  ambiguous: 'symbol,qty,date\nKO,"1,234",03/04/2026\nPEP,"2,500",05/06/2026\n',
  Fidelity: `Account number,Account name,Symbol,Description,Quantity,Last price,Last price change,Current value,Percent of account,Cost basis total,Average cost basis,Type
X00000001,Individual,SPAXX**,HELD IN MONEY MARKET,,,,$1234.56,1.32%,,,Cash,
X00000001,Individual,AAPL,APPLE INC,42,$309.35,+$0.10,$12992.70,13.89%,$7190.40,$171.20,Cash,
X00000002,ROTH IRA, -AAPL270115C300,AAPL JAN 15 2027 $300 CALL,-1,$21.15,+$0.40,-$2115.00,-3.10%,$1500.00,$15.00,Margin,
X00000002,ROTH IRA,Pending Activity,,,,,-$40.00,,,,,

"The data and information in this spreadsheet is provided to you solely for your use."

"Date downloaded Aug-21-2026 6:05 p.m ET"
`,
  "Schwab, two accounts": `"Positions for All-Accounts as of 06:05 PM ET, 2026/08/21"

"Individual ...000"
"Symbol","Description","Qty (Quantity)","Price","Mkt Val (Market Value)","Cost Basis","Security Type",
"BRK/B","BERKSHIRE","2","$490","$980","N/A","Equity",
"SPY 01/15/2027 500.00 P","PUT SPDR S&P 500 $500 EXP 01/15/27","-1","$10","-$1,000.00","--","Option",
"Cash & Cash Investments","--","--","--","$100.00","--","Cash and Money Market",
"Account Total","","--","--","$80.00","--","--",

"Roth IRA ...123"
"Symbol","Description","Qty (Quantity)","Price","Mkt Val (Market Value)","Cost Basis","Security Type",
"SWVXX","SCHWAB VALUE ADVANTAGE MONEY INV","1,259.59","$1.00","$1,259.59","--","Cash and Money Market",
"Account Total","","--","--","$1,259.59","--","--",
`,
  "Vanguard, holdings and trades": `Account Number,Investment Name,Symbol,Shares,Share Price,Total Value,
12345678,VANGUARD TOTAL STOCK MARKET ETF,VTI,10.5,300.00,3150.00,
12345678,VANGUARD FEDERAL MONEY MARKET INVESTOR CL,VMFXX,500.25,1,500.25,

Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commissions and Fees,Net Amount,Accrued Interest,Account Type,
12345678,2026-01-02,2026-01-03,Buy,Buy,VANGUARD TOTAL STOCK MARKET ETF,VTI,2,300,600,0,-600,0,CASH,
`,
  "E*TRADE": `Account Summary
"Account","Net Account Value","Total Gain $","Total Gain %"
"Individual Brokerage -1234",15242.70,500.00,5.00

Symbol,Last Price $,Change $,Change %,Qty #,Price Paid $,Day's Gain $,Total Gain $,Total Gain %,Value $
AAPL,309.35,0.10,0.03,42,171.20,4.20,5802.30,80.70,12992.70
QQQ Jan 15 '27 $500 Put,20.00,0.1,0.5,1,15.00,0,500.00,33.3,2000.00
CASH,,,,,,,,,250.00
TOTAL,,,,,,,,,15242.70

Generated at Aug 21 2026 06:05 PM ET
`,
  "Interactive Brokers statement": `Statement,Header,Field Name,Field Value
Statement,Data,Period,"August 1, 2026 - August 21, 2026"
Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,Mult,Cost Price,Cost Basis,Close Price,Value,Unrealized P/L,Code
Open Positions,Data,Summary,Stocks,USD,BRK B,25,1,398.05,9951.25,495.82,12395.50,2444.25,
Open Positions,Data,Lot,Stocks,USD,BRK B,25,1,398.05,9951.25,495.82,12395.50,2444.25,
Open Positions,Data,Summary,Stocks,GBP,VOD,1000,1,0.7,700,0.75,750,50,
Open Positions,Total,,Stocks,USD,,,,,9951.25,,12395.50,2444.25,
Cash Report,Header,Currency Summary,Currency,Total,Securities,Futures,
Cash Report,Data,Ending Cash,USD,1234.56,1234.56,0,
Financial Instrument Information,Header,Asset Category,Symbol,Description,Conid,Security ID,Underlying,Listing Exch,Multiplier,Type,Code
Financial Instrument Information,Data,Stocks,VOD,VODAFONE GROUP PLC,1,GB00BH4HKS39,VOD,LSE,1,COMMON,
`,
  "Interactive Brokers trades": `Statement,Header,Field Name,Field Value
Statement,Data,BrokerName,Interactive Brokers LLC
Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code
Trades,Data,Order,Stocks,USD,AAPL,"2025-01-15, 10:30:00",100,150,151,-15000,-1,15001,0,0,O
Trades,Data,Trade,Stocks,USD,AAPL,"2025-01-15, 10:30:00",100,150,151,-15000,-1,15001,0,0,O
Trades,Data,Order,Stocks,USD,AAPL,"2025-02-15, 10:30:00",-40,160,161,6400,-1,-6000,400,0,C
Corporate Actions,Header,Asset Category,Currency,Report Date,Date/Time,Description,Quantity,Proceeds,Value,Realized P/L,Code
Corporate Actions,Data,Stocks,USD,2025-06-18,"2025-06-17, 20:25:00","AAPL(US0378331005) Split 4 for 1 (AAPL, APPLE INC, US0378331005)",180,0,0,0,
`,
  "Interactive Brokers flex query": `"ClientAccountID","CurrencyPrimary","AssetClass","Symbol","ISIN","ListingExchange","UnderlyingSymbol","Multiplier","Strike","Expiry","Put/Call","ReportDate","Quantity","MarkPrice","PositionValue","Side","LevelOfDetail"
"U1","USD","STK","AAPL","US0378331005","NASDAQ","","1","","","","20260821","42","309.35","12992.7","Long","SUMMARY"
"U1","USD","OPT","AAPL  270115C00300000","","CBOE","AAPL","100","300","20270115","C","20260821","-1","21.15","-2115","Short","SUMMARY"
"U1","EUR","STK","SAP","DE0007164600","IBIS","","1","","","","20260821","10","200","2000","Long","SUMMARY"
`,
  Merrill: `, "IRRA-Edge 43X-40L72" ,"Value" ,"Day's Value Change"
"" ,"$3,798.40" ,"$0.00 0.00%"
""
"Symbol " ,"Description" ,"Day's Price $ Chg % Chg" ,"Quantity" ,"Value" ,"Price"
"AMD" ,"ADVNCD MICRO D INC" ,"$0.00 0.00%" ,"5" ,"$1,298.40" ,"$259.68"
"Balances"
"Cash balance" ,"$5.00"
"Total" ,"" ,"" ,"" ,"$1,303.40"
`,
  "J.P. Morgan": `Account name,Account number,Asset Class,Asset Strategy,Asset Strategy Detail,Description,Ticker,CUSIP,Quantity,Base CCY,Local CCY,Price,PriceInd,Local Price,Pricing Date,Value,Local Value,Cost,Unit Cost,Acquisition Date
"Traditional IRA","...4077","Equity","US Small Cap","","INSTALLED BUILDING PRODUCTS INC","IBP","45780R101","25","USD","","200.23","false","","09/25/2026 08:00:00","5,005.75","","4,862.88","194.52","09/25/2026"

FOOTNOTES
P,"This order is pending settlement."
`,
  "Trading 212 pie": `Slice,Name,Invested value,Value,Result,Owned quantity,Dividends gained,Dividends cash,Dividends reinvested
AAPL,Apple Inc.,1000,1100,100,10,N/A,N/A,N/A
Total,My Pie,1000,1100,100,-,0,0,0
`,
  "DEGIRO portfolio": `Produkt,Symbol/ISIN,Anzahl,Schlußkurs,Wert,Wert in EUR
"CASH & CASH FUND & FTX CASH (EUR)",,,,EUR -0.56,"-0,56"
ADOBE SYSTEMS INCORPOR,US00724F1012,3,"411,37",USD 1234.11,"1134,12"
`,
  "Schwab trades": `"Transactions  for account Brokerage ...0000 as of 03/23/2026 02:03:53 AM ET"
"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"
"03/02/2026","Sell Short","F","FORD MOTOR CO","20","$11.00","$0.20","$219.80"
"01/20/2026","Reinvest Shares","KO","COCA-COLA CO","0.5","$60.00","","-$30.00"
"07/15/2025 as of 07/12/2025","Stock Split","AVGO","BROADCOM INC","9","","",""
"06/13/2025","Buy","AVGO","BROADCOM INC","1","$1,680.00","","-$1680.00"
"06/12/2025","Buy","KO","COCA-COLA CO","10","$50.00","$5.00","-$505.00"
"Transactions Total","","","","","","","$10963.71"
`,
  "Fidelity trades": `
Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date
09/19/2025,"YOU SOLD OPENING TRANSACTION PUT (MU) MICRON", -MU270115P150,"PUT (MU) MICRON",Cash,-1,3.35,0.65,0,,334.35,1334.35,09/22/2025
08/01/2025,"YOU SOLD APPLE INC (AAPL) (Cash)",AAPL,APPLE INC,Cash,-4,215.10,,0.03,,860.37,1000.00,08/04/2025
07/01/2025,"YOU BOUGHT APPLE INC (AAPL) (Cash)",AAPL,APPLE INC,Cash,10,172.40,4.95,0.05,,-1729.00,139.63,07/02/2025
`,
  "DEGIRO account": `Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id
10-01-2023,16:18,10-01-2023,APPLE INC,US0378331005,"Verkoop 1 @ 163,97 USD",,USD,"163,97",USD,"163,97",4046d050
09-01-2023,16:55,09-01-2023,APPLE INC,US0378331005,"Koop 3 @ 133,9 USD",,USD,"-401,70",USD,"0,00",5925
01-01-2023,09:04,01-01-2023,,,iDEAL Deposit,,EUR,"1.027,80",EUR,"38,80",
`,
  "plain trades": `Date,Action,Symbol,Quantity,Price,Currency
2025-01-10,buy,SAP.DE,10,180.50,EUR
2025-02-10,sell,SAP.DE,4,200,EUR
2025-03-01,split,NVDA,9,,USD
2025-01-02,buy,NVDA,1,1200,USD
`,
};
