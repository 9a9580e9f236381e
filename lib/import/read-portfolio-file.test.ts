import { describe, expect, test } from "vitest";
import type { PortfolioPreview, ReadOptions } from "./preview";
import { problemSentence } from "./problems";
import { readPortfolioFile } from "./read-portfolio-file";
import { templateCsv } from "./tables/template";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function preview(text: string | Uint8Array, options?: ReadOptions): PortfolioPreview {
  const result = readPortfolioFile(typeof text === "string" ? bytesOf(text) : text, options);
  if (!result.ok) throw new Error(problemSentence(result.problem));
  return result.preview;
}

const utf16 = (text: string, { mark }: { mark: boolean }) => {
  const units = [...(mark ? "\uFEFF" : ""), ...text].map((c) => c.charCodeAt(0));
  return new Uint8Array(new Uint16Array(units).buffer);
};

describe("encodings, delimiters and line ends", () => {
  const file = "Symbol,Quantity,Description\r\nAAPL,10,Café\r\nBRK.B,-2.5,x\r\n";
  const latin1 = Uint8Array.from([...file].map((c) => c.charCodeAt(0)));
  test.each([
    ["UTF-8", bytesOf(file), "utf-8"],
    ["UTF-8 with a mark", bytesOf(`\uFEFF${file}`), "utf-8"],
    ["UTF-16 with a mark", utf16(file, { mark: true }), "utf-16le"],
    ["UTF-16 without a mark", utf16(file.replace("é", "e"), { mark: false }), "utf-16le"],
    ["Windows-1252", latin1, "windows-1252"],
  ])("%s is read", (_, bytes, encoding) => {
    const read = preview(bytes);
    expect(read.encoding).toBe(encoding);
    expect(read.positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["AAPL", "10"],
      ["BRK-B", "-2.5"],
    ]);
  });

  test.each([
    ["semicolons", "Symbol;Quantity;Price\nAAPL;1,5;10,25\n"],
    ["tabs, with a comma in thousands", 'Symbol\tQuantity\tPrice\nAAPL\t"1.5"\t1,000.25\nKO\t2\t3.5\n'],
    ["bars", "Symbol|Quantity|Price\nAAPL|1.5|2\n"],
    ["a sep line", "sep=;\nSymbol;Quantity\nAAPL;1,5\n"],
  ])("cells parted by %s are read", (_, text) => {
    expect(preview(text).positions[0]).toMatchObject({ symbol: "AAPL", quantity: "1.5" });
  });

  test("lines are counted as the file has them, over old Mac ends and quoted cells of several lines", () => {
    const { positions, receipt } = preview('Symbol,Quantity,Description\rAAPL,1,"two\rlines"\rMSFT,2,x\r');
    expect(positions.map(({ line }) => line)).toEqual([2, 4]);
    expect(receipt).toMatchObject({ lines: 4, header: 1, continuation: 1, used: 2, blank: 0 });
  });
});

describe("what a line becomes", () => {
  test("the template's own examples are read as what they are", () => {
    const { layout, positions, canCreate, problems } = preview(templateCsv());
    expect(layout).toBe("template");
    expect(canCreate).toBe(true);
    expect(
      positions.map(({ kind, symbol, rawSymbol, quantity, multiplier }) => [
        kind,
        symbol ?? rawSymbol,
        quantity,
        multiplier,
      ]),
    ).toEqual([
      ["public", "AAPL", "42", "1"],
      ["public", "BRK-B", "-10", "1"],
      ["option", "AAPL270115C00300000", "-1", "100"],
      ["private", "Harbour Fund II", "1", "1"],
      ["cash", "CASH", "5000", "1"],
    ]);
    expect(positions[3]).toMatchObject({ statedValueUsd: "25000", statedValueSource: "entry_price" });
    expect(problems.every(({ severity }) => severity === "info")).toBe(true);
  });

  test("the template is known in any case and order, and an exit closes a lot", () => {
    const { layout, positions } = preview(
      "QUANTITY,symbol,exit price per share,Exit Date,entry price per share\n5,msft,410.5,2026-03-02,380\n",
    );
    expect(layout).toBe("template");
    expect(positions[0]).toMatchObject({
      symbol: "MSFT",
      exitPrice: "410.5",
      exitDate: "2026-03-02",
      entryPrice: "380",
    });
  });

  test.each([
    ["an exit before the entry", "AAPL,1,10,2026-05-01,,,,,,,2026-04-01,12", "ERR_POS_021", /before the entry/],
    ["an exit price without its date", "AAPL,1,10,2026-05-01,,,,,,,,12", "ERR_POS_021", /no exit date/],
    ["a class of its own", "AAPL,1,,,BONDS,,,,,,,", "ERR_POS_022", /PUBLIC, OPTIONS or PRIVATE/],
    ["an option without its strike", ",1,,,OPTIONS,,AAPL,,2027-01-15,CALL,,", "ERR_POS_020", /lacks its strike price/],
    ["an option that expires on no day", ",1,,,OPTIONS,,AAPL,300,2027-02-30,CALL,,", "ERR_POS_020", /not a date/],
    ["an option of no type", ",1,,,OPTIONS,,AAPL,300,2027-01-15,SWAP,,", "ERR_POS_020", /CALL or PUT/],
  ])("%s is one error", (_, line, code, message) => {
    const header = templateCsv().split("\r\n")[0];
    expect(preview(`${header}\n${line}\n`).problems).toMatchObject([
      { code, severity: "error", message: expect.stringMatching(message) },
    ]);
  });

  test("lots of one symbol are kept as lots, and shorts are told by sign or by a side column", () => {
    const { positions } = preview("Ticker,Side,Shares\nAAPL,Long,10\naapl,Short,4\nAAPL,Short,-1\n");
    expect(positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ["AAPL", "10"],
      ["AAPL", "-4"],
      ["AAPL", "-1"],
    ]);
  });

  test.each([
    ["SPAXX**,,$5.00", "cash", "SPAXX", "used", "5"],
    ["FDRXX,5,", "cash", "FDRXX", "used", "5"],
    ["USD,-250.75,", "cash", null, "used", "-250.75"],
    ['Cash & Cash Investments,--,"$1,234.56"', "cash", null, "used", "1234.56"],
    ["Pending Activity,,$40.00", "cash", null, "used", "40"],
    ["EUR,100,", "cash", null, "used", "100"],
    ["PLN,100,", "cash", null, "held_not_modelled", "100"],
    ["NOK,100,", "public", "NOK", "used", "100"],
    ["VOD.L,100,", "public", "VOD.L", "held_not_modelled", "100"],
    ["912828ZT0,5,490", "private", null, "held_not_modelled", "5"],
    ["US0378331005,5,490", "public", null, "used", "5"],
    ["037833100,5,490", "public", null, "used", "5"],
    [" -AAPL270115C300,-1,-2115", "option", "AAPL270115C00300000", "used", "-1"],
    ["AAPL  270115C00300000,2,10", "option", "AAPL270115C00300000", "used", "2"],
    ["QQQ Jan 15 '27 $500 Put,2,10", "option", "QQQ270115P00500000", "used", "2"],
  ])("%s", (line, kind, symbol, disposition, quantity) => {
    const { positions, rows } = preview(`Symbol,Quantity,Value\n${line}\n`);
    expect(positions[0]).toMatchObject({ kind, symbol, quantity });
    expect(rows[0]?.disposition).toBe(disposition);
  });

  test("a file of nothing but cash is a portfolio", () => {
    expect(preview("Symbol,Quantity\nCASH,1000\n")).toMatchObject({ canCreate: true, receipt: { used: 1, cash: 1 } });
  });

  test("a preamble, a repeated header, totals, notes and blank lines are listed, and only positions are read", () => {
    const text = [
      "My broker",
      "",
      "Symbol,Quantity,Value",
      "AAPL,1,300",
      "Symbol,Quantity,Value",
      "MSFT,2,900",
      'Total,,"$1,200"',
      "",
      '"The information here is provided for your use only, and is not advice."',
    ].join("\n");
    const { rows, receipt, problems } = preview(text);
    expect(rows.map(({ line, disposition }) => [line, disposition])).toEqual([
      [1, "ignored"],
      [4, "used"],
      [6, "used"],
      [7, "ignored"],
      [9, "ignored"],
    ]);
    expect(rows[3]?.reason).toMatch(/equal to their sum/);
    expect(receipt).toMatchObject({ lines: 9, blank: 2, header: 2, used: 2, ignored: 3, statedValueUsd: "1200" });
    expect(problems).toEqual([]);
  });

  test("a sum without a name below the lines is a total, and a line without a name that is no sum is an error", () => {
    const { rows, problems } = preview("Symbol,Quantity,Value\nAAPL,1,300\nMSFT,2,900\n,,1200\n,,77\n");
    expect(rows.map(({ disposition }) => disposition)).toEqual(["used", "used", "ignored", "rejected"]);
    expect(problems.every(({ line }) => line === 5)).toBe(true);
  });

  test("a total that its lines do not reach is a warning", () => {
    const { problems, canCreate } = preview("Symbol,Quantity,Value\nAAPL,1,300\nTotal,,1000\n");
    expect(problems).toMatchObject([{ severity: "warning", code: "ERR_CSV_024", line: 3 }]);
    expect(canCreate).toBe(true);
  });

  test("several accounts in one file, each under its title, keep their names", () => {
    const header = '"Symbol","Qty (Quantity)","Mkt Val (Market Value)"';
    const text = `"Positions for All-Accounts as of 06:05 PM ET, 2026/08/21"\n\n"Individual ...000"\n${header}\n"AAPL","1","$300"\n\n"Roth IRA ...123"\n${header}\n"MSFT","2","$900"\n`;
    const { positions, accounts, statementDate } = preview(text);
    expect(positions.map(({ symbol, account }) => [symbol, account])).toEqual([
      ["AAPL", "Individual ...000"],
      ["MSFT", "Roth IRA ...123"],
    ]);
    expect(accounts).toHaveLength(2);
    expect(statementDate).toBe("2026-08-21");
  });

  test("a list of trades below the positions is listed, not read", () => {
    const text =
      "Account Number,Investment Name,Symbol,Shares,Share Price,Total Value,\n1,Fund,VTI,2,300,600,\n\n\nAccount Number,Trade Date,Settlement Date,Transaction Type,Symbol,Shares,\n1,2026-01-02,2026-01-03,Buy,VTI,2,\n";
    const { positions, rows } = preview(text);
    expect(positions).toHaveLength(1);
    expect(rows[1]).toMatchObject({ line: 6, disposition: "ignored" });
  });

  test("a value that contradicts quantity × price is a warning", () => {
    const { problems } = preview("Symbol,Quantity,Price,Value\nAAPL,10,300,30000\n");
    expect(problems).toMatchObject([{ severity: "warning", code: "ERR_POS_024", line: 2 }]);
  });

  test("the file's name becomes the portfolio's, without path and ending", () => {
    const name = (fileName: string) => preview("Symbol,Quantity\nA,1\n", { fileName }).suggestedName;
    expect(name("../../etc/My_Roth IRA.csv")).toBe("My Roth IRA");
    expect(name(".csv")).toBe("My portfolio");
  });
});
