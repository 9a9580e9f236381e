import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const SHARES = "Symbol,Quantity,Price\nAAPL,10,200\n";

const cashOf = (file: string) => {
  const { positions, receipt } = previewOf(file);
  expect(receipt.rejected).toBe(0);
  return positions.flatMap(({ kind, currency, quantity }) => (kind === "cash" ? [[currency, quantity]] : []));
};

describe("a list of cash with a header of its own", () => {
  test.each([
    ["below the shares", `${SHARES}\nCASH\nCurrency,Balance\nUSD,500\nEUR,100\nTotal,600\n`],
    ["above them", `Cash\nCurrency,Balance\nUSD,500\nEUR,100\n\n${SHARES}`],
    ["an amount", `${SHARES}\nCurrency,Amount\nUSD,500\nEUR,100\n`],
    [
      "under a title of cash",
      `${SHARES}\nCash balances\nCurrency,Value,As of\nUSD,500,2026-08-21\nEUR,100,2026-08-21\n`,
    ],
    ["the closing balance", `${SHARES}Currency,Opening balance,Closing balance\nUSD,1,500\nEUR,2,100\n`],
    ["in German", "Symbol;Anzahl;Kurs\nAAPL;10;200\n\nWährung;Kontostand\nUSD;500\nEUR;100\n"],
  ])("%s", (_, file) => {
    expect(cashOf(file)).toEqual([
      ["USD", "500"],
      ["EUR", "100"],
    ]);
    expect(previewOf(file).positions).toHaveLength(3);
  });

  test("belongs to the account named above it", () => {
    const { positions } = previewOf(`Account: IRA\n${SHARES}CASH\nCurrency,Balance\nUSD,500\n`);
    expect(positions.map(({ account }) => account)).toEqual(["IRA", "IRA"]);
  });

  test("ends where its lines do", () => {
    const { positions } = previewOf(`Currency,Balance\nUSD,500\n\n${SHARES}MSFT,5,400\n`);
    expect(positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      [null, "500"],
      ["AAPL", "10"],
      ["MSFT", "5"],
    ]);
  });

  test.each([
    ["sums of what is held by currency", "Exposure\nCurrency,Market value,Weight\nUSD,2000,1\n"],
    ["rates", "Currency,Rate\nEUR,1.1\n"],
  ])("%s are none", (_, list) => {
    expect(cashOf(`${list}\n${SHARES}`)).toEqual([]);
  });

  test("beside a list of trades it leaves every line accounted for", () => {
    const trades = "Date,Action,Symbol,Quantity,Price\n2026-01-03,Buy,AAPL,10,150\n";
    const { receipt } = previewOf(`Currency,Balance\nUSD,500\n\n${trades}`);
    const { blank, header, continuation, used, heldNotModelled, ignored, rejected } = receipt;
    expect(blank + header + continuation + used + heldNotModelled + ignored + rejected).toBe(receipt.lines);
  });
});

const HELD = "Symbol,Quantity,Price,Value\nAAPL,10,200,2000\n";
const WITH_CASH = `${HELD}CASH,500,,500\n`;
const IN_TWO =
  "Symbol,Quantity,Price,Value,Currency\nAAPL,10,200,2000,USD\nSAP.DE,10,220,2200,EUR\n\nCurrency,Balance\n";

describe("a list by currency that sums up what is held", () => {
  test.each([
    ["by its title", `${HELD}\nCurrency exposure\nCurrency,Amount\nUSD,2000\n`, "info"],
    ["whatever it comes to", `${HELD}\nBy currency\nCurrency,Amount\nUSD,3000\n`, "info"],
    ["in German", `${HELD}\nWährungsaufteilung\nWährung,Wert,Anteil\nUSD,2000,100%\n`, "info"],
    ["by its amount", `${HELD}\nCurrency,Amount\nUSD,2000\n`, "warning"],
    ["with shares of the whole", `${HELD}\nCurrency,Total Value,%\nUSD,2000,100%\n`, "warning"],
    ["a balance", `${HELD}\nCurrency,Balance\nUSD,2000.00\n`, "warning"],
    ["in each currency", `${IN_TWO}USD,2000\nEUR,2200\nTotal,4200\n`, "warning"],
    ["an amount that may be more than that", `${HELD}\nCurrency,Amount\nUSD,3000\n`, "warning"],
    ["a summary that may be", `${HELD}\nSummary\nCurrency,Balance\nUSD,2100\n`, "warning"],
  ])("%s is not counted again, and said", (_, file, severity) => {
    expect(cashOf(file)).toEqual([]);
    const { problems, canCreate } = previewOf(file);
    const told = problems.filter(({ code }) => code === "ERR_CSV_024");
    expect([told.map((one) => one.severity), canCreate]).toEqual([[severity], true]);
  });

  test("with the cash among it, or the cash alone, counts that once", () => {
    const summary = `${WITH_CASH}\nSummary\nCurrency,Balance\nUSD,2500\n`;
    const again = `${WITH_CASH}\nCash\nCurrency,Balance\nUSD,500\nEUR,100\n`;
    expect(cashOf(summary)).toEqual([["USD", "500"]]);
    expect(cashOf(again)).toEqual([
      ["USD", "500"],
      ["EUR", "100"],
    ]);
    expect(previewOf(again).problems.map(({ severity, line }) => [severity, line])).toContainEqual(["warning", 7]);
  });

  test.each([
    ["by its title", `${HELD}\nCash\nCurrency,Balance\nUSD,2000\n`, "2000"],
    ["by that with its currencies", `${HELD}\nCash by currency\nCurrency,Amount\nUSD,3000\n`, "3000"],
    ["for it is less than what is held", `${HELD}\nAccount summary\nCurrency,Balance\nUSD,250\n`, "250"],
    ["for its amount is none of those held", `${HELD}\nCurrency,Balance\nUSD,3000\n`, "3000"],
    ["for the file states no values", "Symbol,Quantity\nAAPL,10\n\nCurrency,Amount\nUSD,3000\n", "3000"],
  ])("is one of cash %s", (_, file, amount) => {
    expect(cashOf(file)).toEqual([["USD", amount]]);
    expect(previewOf(file).problems).toEqual([]);
  });

  test("is one of cash in a currency in which nothing is held", () => {
    expect(cashOf(`${HELD}MSFT,5,,\n\nCurrency,Amount\nEUR,500\n`)).toEqual([["EUR", "500"]]);
  });

  test("rates below the holdings are left aside", () => {
    const { positions, problems, canCreate } = previewOf(`${HELD}\nCurrency,Rate\nEUR,1.08\nGBP,1.27\n`);
    expect([positions.length, problems, canCreate]).toEqual([1, [], true]);
  });
});

const POSITIONS = [
  "Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,Mult,Cost Price,Cost Basis,Close Price,Value,Unrealized P/L,Code",
  "Open Positions,Data,Summary,Stocks,USD,AAPL,10,1,150,1500,200,2000,500,",
].join("\n");
const REPORT = "Cash Report,Header,Currency Summary,Currency,Total,Securities,Futures,";
const FOREX =
  "Forex Balances,Header,Asset Category,Currency,Description,Quantity,Cost Price,Cost Basis in USD,Close Price,Value in USD,Unrealized P/L in USD,Code\nForex Balances,Data,Forex,USD,EUR,500,1.1,-550,1.2,600,50,\nForex Balances,Data,Total,,,,,,,600,50,";
const ending = (currency: string, amount: string) => `Cash Report,Data,Ending Cash,${currency},${amount},${amount},0,`;
const SUMMARY = "Base Currency Summary";

describe("cash in Interactive Brokers' activity statement", () => {
  test.each([
    ["one currency has its summary only", [REPORT, ending(SUMMARY, "2000"), POSITIONS], [["USD", "2000"]]],
    [
      "which is in the base currency",
      ["Account Information,Data,Base Currency,EUR", REPORT, ending(SUMMARY, "2000"), POSITIONS],
      [["EUR", "2000"]],
    ],
    [
      "several are listed beside their sum",
      [REPORT, ending(SUMMARY, "2600"), ending("EUR", "500"), ending("USD", "2000"), POSITIONS],
      [
        ["EUR", "500"],
        ["USD", "2000"],
      ],
    ],
    ["balances of foreign exchange without a cash report", [FOREX, POSITIONS], [["EUR", "500"]]],
    ["and beside one", [REPORT, ending("EUR", "500"), FOREX, POSITIONS], [["EUR", "500"]]],
  ])("%s", (_, lines, cash) => {
    expect(cashOf(`${lines.join("\n")}\n`)).toEqual(cash);
  });

  test("in a base currency that is not named is read as dollars, with a warning", () => {
    const other = POSITIONS.split("\n")[1]?.replace("USD,AAPL", "EUR,SAP");
    const { problems } = previewOf([REPORT, ending(SUMMARY, "2000"), POSITIONS, other].join("\n"));
    expect(problems.find(({ line }) => line === 2)?.severity).toBe("warning");
  });
});
