import { describe, expect, test } from "vitest";
import { fateOf, held, netted, said } from "./testing";

/** Layouts as the brokers write them, holdings invented. Expected positions are worked out by hand beside each. */
describe("brokers' lists of trades", () => {
  test("Schwab: newest first, a split with the shares it added, an option sold again, a reinvested dividend once", () => {
    const preview = netted([
      '"Transactions  for account Brokerage ...0000 as of 03/23/2026 02:03:53 AM ET"',
      '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"',
      '"03/02/2026","Sell Short","F","FORD MOTOR CO","20","$11.00","$0.20","$219.80"',
      '"02/20/2026","Sell to Close","SPY 06/19/2026 500.00 C","CALL SPDR S&P 500 $500 EXP 06/19/26","1","$15.20","$0.65","$1519.35"',
      '"02/10/2026","Buy to Open","SPY 06/19/2026 500.00 C","CALL SPDR S&P 500 $500 EXP 06/19/26","1","$12.50","$0.65","-$1250.65"',
      '"01/20/2026","Reinvest Shares","KO","COCA-COLA CO","0.5","$60.00","","-$30.00"',
      '"01/20/2026","Reinvest Dividend","KO","COCA-COLA CO","","","","$30.00"',
      '"07/15/2025 as of 07/12/2025","Stock Split","AVGO","BROADCOM INC","9","","",""',
      '"06/13/2025","Buy","AVGO","BROADCOM INC","1","$1,680.00","","-$1680.00"',
      '"06/12/2025","Buy","KO","COCA-COLA CO","10","$50.00","$5.00","-$505.00"',
      '"06/02/2025","MoneyLink Deposit","","JOHN SMITH - DEPOSIT","","","","$1000.00"',
      '"Transactions Total","","","","","","","$10963.71"',
    ]);
    expect(preview).toMatchObject({
      broker: "Charles Schwab",
      layoutLabel: "Schwab transactions",
      statementDate: "2026-03-02",
    });
    expect(held(preview)).toEqual([
      // Short 20 at 11 less 0.20 of fees: (220 - 0.2) / 20.
      ["F", "-20", "10.99", [3]],
      // 10 × 50 + 5 + 0.5 × 60 = 535 over 10.5.
      ["KO", "10.5", "50.95238095", [6, 10]],
      ["AVGO", "10", "168", [8, 9]],
    ]);
    expect(preview.positions.map(({ entryDate }) => entryDate)).toEqual(["2026-03-02", "2025-06-12", "2025-06-13"]);
    expect(fateOf(preview, 4)).toBe("ignored: Sold again, nothing is left.");
    expect(fateOf(preview, 7)).toBe("ignored: A dividend: it moves no shares.");
    expect(said(preview)).toEqual([
      ["info", "ERR_TRX_004", null],
      ["info", "ERR_TRX_001", 2],
    ]);
  });

  test("Schwab: name change, reverse split and merger go over from the old security with their cost", () => {
    const preview = netted([
      "Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount",
      "07/26/2021,Stock Merger,LCID,LUCID GROUP INC,50,,,",
      '07/26/2021,Stock Merger,171439102,"CHURCHILL CAPITAL IV XXXMANDATORY MERGER EFF: 07/26/21",-50,,,',
      '04/30/2021,Name Change,NEWH,NEWHYDROGEN INC,"1,000",,,',
      '04/30/2021,Name Change,09070K200,"BIOSOLAR INC XXXNAME CHANGE EFF: 04/30/21","-1,000",,,',
      "03/10/2021,Reverse Split,TNXP,TONIX PHARMA HLDGS,2,,,",
      '03/10/2021,Reverse Split,890260854,"TONIX PHARMA HLDGS XXXREVERSE SPLIT EFF: 03/10/21",-64,,,',
      "02/03/2021,Buy,TNXP,TONIX PHARMA HLDGS,64,$1.50,,-$96.00",
      "02/02/2021,Buy,BIEL,BIOSOLAR INC,1000,$0.10,,-$100.00",
      "02/01/2021,Buy,CCIV,CHURCHILL CAPITAL IV,50,$20.00,,-$1000.00",
    ]);
    expect(held(preview)).toEqual([
      ["LCID", "50", "20", [2, 3, 10]],
      ["NEWH", "1000", "0.1", [4, 5, 9]],
      ["TNXP", "2", "48", [6, 7, 8]],
    ]);
    expect(preview.positions.map(({ entryDate }) => entryDate)).toEqual(["2021-02-01", "2021-02-02", "2021-02-03"]);
  });

  test("Fidelity: signed quantities, sentences for actions, the last cash balance, its money-market fund not twice", () => {
    const preview = netted([
      "",
      "Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date",
      '09/19/2025,"YOU SOLD OPENING TRANSACTION PUT (MU) MICRON", -MU270115P150,"PUT (MU) MICRON",Cash,-1,3.35,0.65,0,,334.35,1334.35,09/22/2025',
      '08/19/2025,"REINVESTMENT FIDELITY GOVERNMENT MONEY MARKET (SPAXX) (Cash)",SPAXX,FIDELITY GOV,Cash,3.21,1,,,,-3.21,1000,',
      '08/01/2025,"YOU SOLD APPLE INC (AAPL) (Cash)",AAPL,APPLE INC,Cash,-4,215.10,,0.03,,860.37,1000.00,08/04/2025',
      '07/01/2025,"YOU BOUGHT APPLE INC (AAPL) (Cash)",AAPL,APPLE INC,Cash,10,172.40,4.95,0.05,,-1729.00,139.63,07/02/2025',
      '06/30/2025,"Electronic Funds Transfer Received (Cash)", , ,Cash,,,,,,2000.00,1868.63,',
      "",
      '"The data and information in this spreadsheet is provided to you solely for your use."',
      "Date downloaded 09/20/2025 6:05 pm",
    ]);
    expect(preview.broker).toBe("Fidelity");
    expect(held(preview)).toEqual([
      // 3.35 less 0.65 over a hundred shares.
      ["MU270115P00150000", "-1", "3.3435", [3]],
      ["USD", "1334.35", null, [3]],
      // (1724 + 5) / 10; what was sold takes its part.
      ["AAPL", "6", "172.9", [5, 6]],
    ]);
    expect(fateOf(preview, 4)).toBe("ignored: A money-market fund: part of the cash balance.");
    expect(preview.problems.some(({ code }) => code === "ERR_TRX_004")).toBe(false);
  });

  test("Fidelity: an assigned put leaves, and the shares it brought have a line of their own", () => {
    const preview = netted([
      "Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Amount ($),Settlement Date",
      '01/17/2025,"YOU BOUGHT ASSIGNED PUTS AS OF 01-17-25 MICRON",MU,MICRON,Margin,100,100,,,-10000,01/21/2025',
      '01/17/2025,"ASSIGNED as of 01-17-25 PUT (MU) MICRON",-MU250117P100,PUT (MU),Margin,1,,,,,01/17/2025',
      '01/17/2025,"EXPIRED CALL (KO) as of 01-17-25",-KO250117C70,CALL (KO),Margin,-2,,,,,01/17/2025',
      '01/06/2025,"YOU BOUGHT OPENING TRANSACTION CALL (KO)",-KO250117C70,CALL (KO),Margin,2,0.5,,,-100,01/07/2025',
      '01/06/2025,"YOU SOLD OPENING TRANSACTION PUT (MU)",-MU250117P100,PUT (MU),Margin,-1,2,,,200,01/07/2025',
    ]);
    expect(held(preview)).toEqual([["MU", "100", "100", [2]]]);
    for (const line of [3, 4, 5, 6]) {
      expect(fateOf(preview, line)).toBe("ignored: Expired, assigned or exercised, nothing is left.");
    }
  });

  test("Interactive Brokers statement without open positions: orders, not their executions; actions, transfers, ending cash", () => {
    const preview = netted([
      "Statement,Header,Field Name,Field Value",
      "Statement,Data,BrokerName,Interactive Brokers LLC",
      "Account Information,Header,Field Name,Field Value",
      "Account Information,Data,Account,U0000000",
      "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code",
      'Trades,Data,Order,Stocks,USD,AAPL,"2025-01-15, 10:30:00",100,150,151,-15000,-1,15001,0,0,O',
      'Trades,Data,Trade,Stocks,USD,AAPL,"2025-01-15, 10:30:00",100,150,151,-15000,-1,15001,0,0,O',
      'Trades,Data,Order,Stocks,USD,AAPL,"2025-02-15, 10:30:00",-40,160,161,6400,-1,-6000,400,0,C',
      "Trades,SubTotal,,Stocks,USD,AAPL,,60,,,-8600,-2,,,,",
      'Trades,Data,Order,Stocks,USD,TSLA,"2025-03-15, 10:30:00",-10,200,201,2000,-1,-1999,0,0,O',
      'Trades,Data,Order,Stocks,USD,TSLA,"2025-03-16, 10:30:00",15,210,201,-3150,-1,,0,0,C;O',
      'Trades,Data,Order,Equity and Index Options,USD,SPY 16JAN26 500 C,"2025-03-16, 10:30:00",2,12.5,12,-2500,-1.3,2501.3,0,0,O',
      "Trades,Total,,,USD,,,,,,,-4.3,,,,",
      "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,,Proceeds,Comm in USD,,,MTM in USD,Code",
      'Trades,Data,Order,Forex,EUR,EUR.USD,"2025-03-17, 10:30:00","1,000",1.08,,-1080,-2,,,1,',
      "Corporate Actions,Header,Asset Category,Currency,Report Date,Date/Time,Description,Quantity,Proceeds,Value,Realized P/L,Code",
      'Corporate Actions,Data,Stocks,USD,2025-06-18,"2025-06-17, 20:25:00","AAPL(US0378331005) Split 4 for 1 (AAPL, APPLE INC, US0378331005)",180,0,0,0,',
      'Corporate Actions,Data,Stocks,USD,2025-06-19,"2025-06-18, 20:25:00","AAPL(US0378331005) Spinoff  1 for 100 (CHLD, CHILD INC (THE), US1111111111)",2.4,0,0,0,',
      "Corporate Actions,Data,Total,,,,,,0,0,0,",
      "Transfers,Header,Asset Category,Currency,Symbol,Date,Type,Direction,Xfer Company,Xfer Account,Qty,Xfer Price,Market Value,Realized P/L,Cash Amount,Code",
      'Transfers,Data,Stocks,USD,BRK B,2025-07-05,ACATS,In,--,118056084,"2,500",--,"37,100.00",0.00,0.00,',
      "Deposits & Withdrawals,Header,Currency,Settle Date,Description,Amount",
      "Deposits & Withdrawals,Data,USD,2025-01-02,Electronic Fund Transfer,20000",
      "Cash Report,Header,Currency Summary,Currency,Total,Securities,Futures,",
      "Cash Report,Data,Starting Cash,USD,0,0,0,",
      "Cash Report,Data,Ending Cash,USD,1234.56,1234.56,0,",
    ]);
    expect(preview).toMatchObject({ broker: "Interactive Brokers (IBKR)", statementDate: "2025-07-05" });
    expect(held(preview)).toEqual([
      // 60 left of 100 that cost 15,001, four for one: 150.01 / 4.
      ["AAPL", "240", "37.5025", [6, 8, 17]],
      // 10 bought back, 5 opened; a third of the fee falls on them: 210 + 1 / 15.
      ["TSLA", "5", "210.06666667", [11]],
      ["SPY260116C00500000", "2", "12.5065", [12]],
      ["CHLD", "2.4", null, [18]],
      ["BRK-B", "2500", null, [21]],
      ["USD", "1234.56", null, [26]],
    ]);
    expect(preview.accounts.map(({ name }) => name)).toEqual(["U0000000"]);
    expect(fateOf(preview, 7)).toBe("ignored: An execution of an order that has a line of its own.");
    expect(fateOf(preview, 10)).toBe("ignored: Sold short and bought back, nothing is left.");
    expect(fateOf(preview, 15)).toBe("ignored: An exchange of currencies: it moves no shares.");
  });

  test("Interactive Brokers: a reverse split on two lines and a merger into another company", () => {
    const preview = netted([
      "Statement,Header,Field Name,Field Value",
      "Statement,Data,BrokerName,Interactive Brokers LLC",
      "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code",
      'Trades,Data,Order,Stocks,USD,SSL,"2025-02-05, 09:31:00",1600,16,0,-25600,0,0,0,0,O',
      'Trades,Data,Order,Stocks,USD,XYZ,"2025-02-05, 09:31:00",100,3,0,-300,0,0,0,0,O',
      "Corporate Actions,Header,Asset Category,Currency,Report Date,Date/Time,Description,Quantity,Proceeds,Value,Realized P/L,Code",
      'Corporate Actions,Data,Stocks,USD,2025-10-27,"2025-10-22, 20:25:00","SSL(CA0000000001) Merged(Acquisition) WITH US0000000002 1 for 16 (RGLD, ROYAL GOLD INC, US0000000002)",100,0,25840.67,0,',
      'Corporate Actions,Data,Stocks,USD,2025-10-27,"2025-10-22, 20:25:00","SSL(CA0000000001) Merged(Acquisition) WITH US0000000002 1 for 16 (SSL, SANDSTORM GOLD LTD, CA0000000001)",-1600,0,-25920.67,0,',
      'Corporate Actions,Data,Stocks,USD,2025-11-27,"2025-11-22, 20:25:00","XYZ(US0000000003) Split 1 for 10 (XYZ.OLD, XYZ CO, US0000000003)",-100,0,0,0,',
      'Corporate Actions,Data,Stocks,USD,2025-11-27,"2025-11-22, 20:25:00","XYZ(US0000000003) Split 1 for 10 (XYZ, XYZ CO, US0000000004)",10,0,0,0,',
    ]);
    expect(held(preview)).toEqual([
      ["RGLD", "100", "256", [4, 7, 8]],
      ["XYZ", "10", "30", [5, 9, 10]],
    ]);
  });

  test("Interactive Brokers flex query: numbers for names, forex left out, a cancelled trade with its original", () => {
    const preview = netted([
      '"Buy/Sell","TradeDate","ISIN","Symbol","Quantity","TradePrice","TradeMoney","CurrencyPrimary","IBCommission","IBCommissionCurrency","AssetClass"',
      '"BUY","20230522","US0378331005","AAPL","7","150","1050","USD","-1","USD","STK"',
      '"BUY","20230523","US0378331005","AAPL","5","160","800","USD","-1","USD","STK"',
      '"BUY (Ca.)","20230524","US0378331005","AAPL","-5","160","-800","USD","1","USD","STK"',
      '"SELL","20230522","","EUR.USD","-8000","1.1173","-8938.4","USD","-1.8","CHF","CASH"',
      '"BUY","20230609","US9220427424","","95","93.78","8909.1","USD","-2","CHF","STK"',
    ]);
    expect(
      preview.positions.map(({ identifier, quantity, entryPrice }) => [identifier?.value, quantity, entryPrice]),
    ).toEqual([
      ["US0378331005", "7", "150.14285714"],
      // The fee in francs is no part of a cost in dollars.
      ["US9220427424", "95", "93.78"],
    ]);
    expect(fateOf(preview, 3)).toBe("ignored: Cancelled by line 4.");
    expect(fateOf(preview, 4)).toBe("ignored: Cancels line 3.");
  });

  test("DEGIRO account statement: trades in sentences, ISINs for names, the last balance of each currency", () => {
    const preview = netted([
      "Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id",
      '03-02-2023,04:21,03-02-2023,FBR LTD,AU000000FBR4,"PRODUCTWIJZIGING : Koop 500 @ 0,039 EUR",,EUR,"0,00",EUR,"18,30",',
      '03-02-2023,02:30,03-02-2023,FBR LTD.,AU000000FBR4,"PRODUCTWIJZIGING : Verkoop 500 @ 0,039 EUR",,EUR,"0,00",EUR,"18,30",',
      '10-01-2023,16:18,10-01-2023,APPLE INC,US0378331005,"Verkoop 1 @ 163,97 USD",,USD,"163,97",USD,"163,97",4046d050',
      '09-01-2023,16:55,09-01-2023,APPLE INC,US0378331005,DEGIRO Transactiekosten en/of kosten van derden,,EUR,"-1,00",EUR,"18,30",5925',
      '09-01-2023,16:55,09-01-2023,APPLE INC,US0378331005,"Koop 3 @ 133,9 USD",,USD,"-401,70",USD,"0,00",5925',
      '02-01-2023,15:59,02-01-2023,FBR LTD.,AU000000FBR4,"Koop 500 @ 0,039 EUR",,EUR,"-19,50",EUR,"19,30",53a0',
      '01-01-2023,09:04,01-01-2023,,,iDEAL Deposit,,EUR,"1.027,80",EUR,"38,80",',
    ]);
    expect(preview).toMatchObject({ broker: "DEGIRO", statementDate: "2023-02-03" });
    expect(
      preview.positions.map(({ identifier, currency, quantity, entryPrice, entryDate, lines }) => [
        identifier?.value ?? currency,
        quantity,
        entryPrice,
        entryDate,
        lines,
      ]),
    ).toEqual([
      ["AU000000FBR4", "500", "0.039", "2023-01-02", [2, 3, 7]],
      ["EUR", "18.3", null, null, [2]],
      ["US0378331005", "2", "133.9", "2023-01-09", [4, 6]],
      ["USD", "163.97", null, null, [4]],
    ]);
  });

  test("DEGIRO transactions: sales negative, the currency behind the price", () => {
    const preview = netted([
      "Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value,,Exchange rate,Transaction and/or third,,Total,,Order ID",
      '07-04-2025,09:31,APPLE INC,US0378331005,NDQ,XNAS,-4,"200,0000",USD,"800,00",USD,"720,00",EUR,"1,11","-2,00",EUR,"718,00",EUR,bbb',
      '05-03-2025,09:31,APPLE INC,US0378331005,NDQ,XNAS,10,"170,5000",USD,"-1705,00",USD,"-1600,00",EUR,"1,06","-2,00",EUR,"-1602,00",EUR,aaa',
    ]);
    expect(
      preview.positions.map(({ identifier, quantity, entryPrice, entryDate }) => [
        identifier?.value,
        quantity,
        entryPrice,
        entryDate,
      ]),
    ).toEqual([["US0378331005", "6", "170.5", "2025-03-05"]]);
  });

  test("Revolut: a split by shares added, a move between its companies that changes nothing, currencies not mixed", () => {
    const preview = netted([
      "Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate",
      "2022-01-03T08:27:46.419568Z,TSLA,BUY - MARKET,2,$900,$1800,USD,1.1",
      "2022-08-25T08:27:46.419568Z,TSLA,STOCK SPLIT,4,,$0,USD,1.1",
      "2023-09-09T09:21:25.730802Z,TSLA,TRANSFER FROM REVOLUT TRADING LTD TO REVOLUT SECURITIES EUROPE UAB,6,,$0,USD,1.1",
      "2023-10-09T09:21:25.730802Z,TSLA,SELL - LIMIT,1,$250,$250,USD,1.1",
      "2023-10-10T09:21:25.730802Z,O,BUY - MARKET,1.5,€50,€75,EUR,1",
      "2023-10-11T09:21:25.730802Z,O,DIVIDEND,,,$0.40,USD,1.1",
      "2023-10-12T09:21:25.730802Z,,CASH TOP-UP,,,$5.22,USD,1.1",
    ]);
    expect(held(preview)).toEqual([
      ["TSLA", "5", "300", [2, 3, 4, 5]],
      // Bought in euros, traded in dollars: no entry price is made of that.
      ["O", "1.5", null, [6]],
    ]);
  });

  test("Trading 212: a split as all before and all after, pence as pounds", () => {
    const header =
      "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Result,Currency (Result),Total,Currency (Total),Withholding tax,Currency (Withholding tax),Notes,ID,Currency conversion fee,Currency (Currency conversion fee)";
    const preview = netted([
      header,
      'Deposit,2023-12-18 11:45:06.326,,,,,,,,,,31.00,"EUR",,,"Transaction ID: X",30c8,,',
      'Market buy,2023-12-18 14:30:03.613,US17275R1023,CSCO,"Cisco Systems",10.5000000000,50.00,USD,1.09,,"EUR",481,"EUR",,,,EOF1,0.40,EUR',
      'Stock split open,2024-01-05 06:42:25,US17275R1023,CSCO,"Cisco Systems",21,25,USD,,,,83.09,EUR,,,,EOF-O1,,',
      'Stock split close,2024-01-05 06:42:25,US17275R1023,CSCO,"Cisco Systems",10.5000000000,50,USD,,,,83.09,EUR,,,,EOF-C1,,',
      'Limit sell,2024-01-06 14:30:03.613,US17275R1023,CSCO,"Cisco Systems",1,26,USD,1.09,1,"EUR",24,"EUR",,,,EOF2,,',
      'Market buy,2024-01-06 14:30:03.613,IE00B1XNHC34,INRG,"iShares Clean Energy",4,630.11,GBX,87,,"EUR",29,"EUR",,,,EOF3,0.04,GBP',
      "Dividend (Dividend),2024-02-12 14:14:14,US17275R1023,CSCO,Cisco Systems,20,0.39,USD,Not available,,,7,EUR,1.2,USD,,,,",
    ]);
    expect(held(preview)).toEqual([
      ["CSCO", "20", "25", [3, 4, 5, 6]],
      // (4 × 6.3011 + 0.04) / 4 pounds.
      ["INRG.L", "4", "6.3111", [7]],
    ]);
    expect(preview.positions[1]?.currency).toBe("GBP");
  });

  test("Swissquote: a quantity of one on lines of money is no share; the last balance of each currency", () => {
    const preview = netted([
      "Date;Order #;Transaction;Symbol;Name;ISIN;Quantity;Unit price;Costs;Accrued Interest;Net Amount;Balance;Currency",
      "24-08-2022 07:00:15;00000000;Debit;;;;1.0;2000.00;2.00;0.00;-2002.00;6612.40;CHF",
      "23-08-2022 12:00:25;114723639;Forex credit;;;;1.0;1995.39;0.00;0.00;1995.39;2937.32;EUR",
      "10-08-2022 15:30:02;113947121;Buy;AAPL;APPLE INC;US0378331005;20.0;150;6;0.00;-3006;1000.5;USD",
      "09-08-2022 12:22:24;113885172;Sell;MSFT;MICROSOFT;US5949181045;3.0;300;6;0.00;894;4006.5;USD",
      "08-08-2022 12:22:24;113885172;Buy;MSFT;MICROSOFT;US5949181045;3.0;290;6;0.00;-876;3112.5;USD",
      "30-06-2022 16:35:13;00000000;Dividend;AAPL;APPLE INC;US0378331005;1.0;4.58;0.00;0.00;4.58;941.93;USD",
    ]);
    expect(held(preview)).toEqual([
      ["CHF", "6612.4", null, [2]],
      ["EUR", "2937.32", null, [3]],
      ["AAPL", "20", "150.3", [4]],
      ["USD", "1000.5", null, [4]],
    ]);
    // The dividend came before the first purchase.
    expect(preview.problems.find(({ code }) => code === "ERR_TRX_005")).toMatchObject({ line: 7, severity: "warning" });
  });

  test("eToro: symbols with their currency, costs from amounts, contracts for difference not counted", () => {
    const preview = netted([
      "Date,Type,Details,Amount,Units,Realized Equity Change,Realized Equity,Balance,Position ID,Asset type,NWA",
      '13/01/2024 05:50:54,Deposit,,600.00,-,0.00,"4,581.91",600.00,-,,0.00',
      '13/01/2024 15:37:16,Open Position,AMD/USD,300.00,2,0.00,"4,581.91",300.00,2596572937,Stocks,0.00',
      '14/01/2024 15:37:16,Open Position,NKE/USD,100.00,0.5,0.00,"4,581.91",200.00,2596572938,CFD,0.00',
      '16/01/2024 20:08:09,Position closed,AMD/USD,80.00,0.5,5.00,"4,581.91",280.00,2596572937,Stocks,0.00',
      '17/01/2024 00:04:27,Dividend,AMD/USD,0.03,-,0.03,"4,581.91",280.03,697085768,Stocks,0.00',
    ]);
    expect(held(preview)).toEqual([
      ["AMD", "1.5", "150", [3, 5]],
      ["USD", "280.03", null, [6]],
    ]);
    expect(fateOf(preview, 4)).toBe("ignored: A contract for difference: no shares stand behind it.");
    expect(preview.problems.map(({ code }) => code)).toContain("ERR_POS_026");
  });

  test("Freetrade: prices in the instrument's currency, fees only in the same", () => {
    const preview = netted([
      "Title,Type,Timestamp,Account Currency,Total Amount,Buy / Sell,Ticker,ISIN,Price per Share in Account Currency,Stamp Duty,Quantity,Venue,Order ID,Order Type,Instrument Currency,Total Shares Amount,Price per Share,FX Rate,Base FX Rate,FX Fee (BPS),FX Fee Amount",
      "Withdrawal,WITHDRAWAL,2024-04-18T18:09:12.259Z,GBP,2412.19,,,,,,,,,,,,,,,,",
      "February Statement,MONTHLY_STATEMENT,2024-03-01T00:00:00.000Z,,,,,,,,,,,,,,,,,,",
      "Nvidia,ORDER,2024-02-24T15:16:15.350Z,GBP,600.75,SELL,NVDA,US67066G1040,484.4,0.00,1.00000000,Multiple,4RNV,MARKET,USD,617.43,617.43,1.26,1.27,39,7.76",
      "Nvidia,ORDER,2024-01-24T15:16:15.350Z,GBP,1996.75,BUY,NVDA,US67066G1040,484.4,0.00,4.00000000,Multiple,4RNV,MARKET,USD,2400.00,600.00,1.26,1.27,39,7.76",
      "Interest,INTEREST_FROM_CASH,2024-03-15T00:00:00.000Z,GBP,0.21,,,,,,,,,,,,,,,,",
    ]);
    expect(held(preview)).toEqual([["NVDA", "3", "600", [4, 5]]]);
    expect(fateOf(preview, 3)).toBe("ignored: A notice: it moves neither shares nor money.");
  });

  test("Saxo: trades in sentences, exchanges as endings, Dutch months", () => {
    const preview = netted([
      "Client ID,Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,Exchange Description,Instrument Symbol,Event,Amount,Order ID,Conversion Rate",
      ",02-Apr-2025,02-Apr-2025,Corporate action,NVIDIA Corp.,US67066G1040,USD,NASDAQ,NVDA:xnas,Dividend,1.83,,0.92",
      ',02-mrt-2025,02-mrt-2025,Trade,NVIDIA Corp.,US67066G1040,USD,NASDAQ,NVDA:xnas,Sell 1 @ 139.74 USD,"139,74",,1',
      ",30-Dec-2024,30-Dec-2024,Cash Transfer,,,USD,Unknown,,Deposit,500,,1",
      ',30-dec-2024,31-dec-2024,Transactie,NVIDIA Corp.,US67066G1040,USD,NASDAQ,NVDA:xnas,Koop 3 @ 134.85 USD,"-405,55",,1',
      ",30-okt-2024,31-okt-2024,Trade,Vanguard S&P 500,IE00B3XXRP09,EUR,Euronext Amsterdam,VUSA:xams,Buy 2 @ 110.01 EUR,-220,,1",
    ]);
    expect(held(preview)).toEqual([
      ["NVDA", "2", "134.85", [3, 5]],
      ["VUSA.AS", "2", "110.01", [6]],
    ]);
    expect(preview.positions.map(({ entryDate }) => entryDate)).toEqual(["2024-12-30", "2024-10-30"]);
  });

  test("Robinhood: amounts in brackets, contracts in descriptions, what leaves marked by an S", () => {
    const preview = netted([
      '"Activity Date","Process Date","Settle Date","Instrument","Description","Trans Code","Quantity","Price","Amount"',
      '"10/17/2025","10/17/2025","10/20/2025","TSLA","Option Expiration for TSLA 10/17/2025 Call $515.00","OEXP","1S","",""',
      '"9/12/2025","9/12/2025","9/15/2025","TSLA","TSLA 10/17/2025 Call $515.00","BTO","1","$3.00","($300.04)"',
      '"9/12/2025","9/12/2025","9/15/2025","TMC","TMC 11/21/2026 Put $11.00","STO","2","$0.40","$79.90"',
      '"8/2/2025","8/2/2025","8/5/2025","AAPL","Apple\nCUSIP: 037833100","Sell","4","$155.00","$620.00"',
      '"8/1/2025","8/1/2025","8/4/2025","AAPL","Apple\nCUSIP: 037833100","Buy","10","$150.00","($1,500.00)"',
      '"8/2/2025","8/2/2025","8/2/2025","","ACH Deposit","ACH","","","($43.64)"',
      "",
      '"","","","","","","","","The data provided is for informational purposes only."',
    ]);
    expect(held(preview)).toEqual([
      ["TMC261121P00011000", "-2", "0.4", [4]],
      ["AAPL", "6", "150", [5, 7]],
    ]);
    expect(preview.positions[1]?.description).toBe("Apple");
    expect(preview.receipt).toMatchObject({ continuation: 2, blank: 1, options: 1 });
  });

  test("Vanguard: the block of transactions alone, sweeps in and out of the settlement fund, an account number on each line", () => {
    const preview = netted([
      "Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commission Fees,Net Amount,Accrued Interest,Account Type,",
      "12345678,01/02/2025,01/03/2025,Buy,Buy,VANGUARD TOTAL STOCK MARKET ETF,VTI,10,240.00,(2400.00),0.00,(2400.00),0.00,CASH,",
      "12345678,01/02/2025,01/03/2025,Buy,Buy,VANGUARD TOTAL STOCK MARKET ETF,VTI,10,240.00,(2400.00),0.00,(2400.00),0.00,CASH,",
      "12345678,02/14/2025,02/14/2025,Dividend,Dividend Received,VANGUARD TOTAL STOCK MARKET ETF,VTI,0,0.00,12.34,0.00,12.34,0.00,CASH,",
      "12345678,02/14/2025,02/14/2025,Reinvestment,Dividend Reinvestment,VANGUARD TOTAL STOCK MARKET ETF,VTI,0.5,244.00,(122.00),0.00,(122.00),0.00,CASH,",
      "12345678,03/01/2025,03/03/2025,Sell,Sell,VANGUARD TOTAL STOCK MARKET ETF,VTI,-2.5,250.00,625.00,0.00,625.00,0.00,CASH,",
      "12345678,03/10/2025,03/10/2025,Sweep in,Sweep into settlement fund,VANGUARD FEDERAL MONEY MARKET FUND,VMFXX,100,1.00,(100.00),0.00,(100.00),0.00,CASH,",
      "87654321,01/02/2025,01/03/2025,Buy,Buy,VANGUARD TOTAL STOCK MARKET ETF,VTI,5,200.00,(1000.00),0.00,(1000.00),0.00,CASH,",
    ]);
    expect(held(preview)).toEqual([
      // 4,800 + 122 over 20.5; 2.5 of them sold.
      ["VTI", "18", "240.09756098", [2, 3, 5, 6]],
      ["VMFXX", "100", "1", [7]],
      ["VTI", "5", "200", [8]],
    ]);
    expect(preview.accounts.map(({ name, positions }) => [name, positions])).toEqual([
      ["12345678", 2],
      ["87654321", 1],
    ]);
    expect(preview.positions.map(({ account }) => account)).toEqual(["12345678", "12345678", "87654321"]);
  });

  test("Trade Republic, Parqet, Scalable: what nobody described is read by its words, as plain transactions", () => {
    const dutch = netted([
      "Datum;Transactietype;Waarde (netto);Opmerking;ISIN;Aantal;Kosten;Belasting",
      "2024-11-30;Onttrekking;-10,84;John Doe;;;;",
      "2024-07-23;Aankoop;-50;FTSE Developed World USD (Dist);IE00BKX55T58;0,5;;",
      "2024-11-29;Verkoop;10,799;FTSE Developed World USD (Dist);IE00BKX55T58;0,125;;",
      "2024-09-25;Dividend;0,03;FTSE Developed World USD (Dist);IE00BKX55T58;;;",
    ]);
    expect(dutch.layoutLabel).toBe("Plain transactions");
    expect(dutch.positions.map(({ identifier, quantity }) => [identifier?.value, quantity])).toEqual([
      ["IE00BKX55T58", "0.375"],
    ]);
    const scalable = netted([
      "date;time;status;reference;description;assetType;type;isin;shares;price;amount;fee;tax;currency",
      '2025-09-25;02:00:00;Executed;"WWEK 1";"iShares Core";Cash;Distribution;IE0005042456;;;56,78;0,00;0,00;EUR',
      '2025-08-01;14:11:01;Executed;"SCAL1";"iShares Core";Security;Savings plan;IE0005042456;3,505;20,00;-70,1;0,00;0,00;EUR',
      '2025-07-01;14:11:01;Cancelled;"SCAL2";"iShares Core";Security;Savings plan;IE0005042456;3,505;20,00;-70,1;0,00;0,00;EUR',
    ]);
    expect(
      scalable.positions.map(({ identifier, quantity, entryPrice }) => [identifier?.value, quantity, entryPrice]),
    ).toEqual([["IE0005042456", "3.505", "20"]]);
    expect(fateOf(scalable, 4)).toBe("ignored: An order that was not carried out.");
  });
});
