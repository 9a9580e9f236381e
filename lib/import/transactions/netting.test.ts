import { describe, expect, test } from "vitest";
import { readPortfolioText } from "../read-portfolio-file";
import { fateOf, held, netted, said } from "./testing";

/** A plain list of trades; expected results are worked out by hand. */
const plain = (...lines: readonly string[]) => netted(["date,symbol,side,quantity,price,fees", ...lines]);
const first = ({ positions: [position] }: ReturnType<typeof plain>) =>
  position && [position.symbol, position.quantity, position.entryPrice, position.entryDate];

describe("netting", () => {
  test("average cost: fees raise it, a sale leaves it, what follows is averaged in", () => {
    const preview = plain(
      "2024-01-02,AAPL,buy,10,100,10",
      "2024-02-02,AAPL,sell,5,150,1",
      "2024-03-02,AAPL,buy,5,131,0",
    );
    // 1,010 for 10, half sold: 505 + 655 over 10.
    expect(first(preview)).toEqual(["AAPL", "10", "116", "2024-01-02"]);
    expect(preview.kind).toBe("transactions");
    expect(preview.problems.find(({ code }) => code === "ERR_TRX_001")?.message).toBe(
      "The file lists 3 trades; they were netted to 1 position as of 2024-03-02 (the last line), at average cost.",
    );
  });

  test("what is sold whole is nothing, and bought again begins anew", () => {
    const preview = plain("2024-01-02,AAPL,buy,10,100,", "2024-02-02,AAPL,sell,10,150,", "2024-03-02,AAPL,buy,1,131,");
    expect(first(preview)).toEqual(["AAPL", "1", "131", "2024-03-02"]);
    expect(held(preview)[0]?.[3]).toEqual([4]);
    expect([2, 3].map((line) => fateOf(preview, line))).toEqual(Array(2).fill("ignored: Sold again, nothing is left."));
  });

  test("a file that sells all it buys is read, and has nothing to create", () => {
    const preview = plain("2024-01-02,AAPL,buy,10,100,", "2024-02-02,AAPL,sell,10,150,");
    expect(preview.positions).toEqual([]);
    expect(preview.canCreate).toBe(false);
    expect(preview.problems.map(({ code }) => code)).toContain("ERR_CSV_003");
  });

  test("a short sale is below nothing, covered towards it, and a purchase may go through", () => {
    expect(first(plain("2024-01-02,TSLA,sell short,10,200,2", "2024-02-02,TSLA,buy to cover,4,150,1"))).toEqual([
      "TSLA",
      "-6",
      "199.8",
      "2024-01-02",
    ]);
    expect(first(plain("2024-01-02,TSLA,short,10,200,", "2024-02-02,TSLA,buy,15,150,"))).toEqual([
      "TSLA",
      "5",
      "150",
      "2024-02-02",
    ]);
  });

  test("more sold than the file shows bought is not knowable: no position, a problem with the remedy, the rest stands", () => {
    const preview = plain("2024-01-02,AAPL,buy,10,100,", "2024-02-02,AAPL,sell,15,150,", "2024-03-02,MSFT,buy,1,300,");
    expect(held(preview)).toEqual([["MSFT", "1", "300", [4]]]);
    expect(preview.canCreate).toBe(true);
    const problem = preview.problems.find(({ code, line }) => code === "ERR_TRX_002" && line === 3);
    expect(problem).toMatchObject({ severity: "error", line: 3, column: "quantity", value: "15" });
    expect(problem?.message).toMatch(
      /^15 went out when the file shows 10 held: AAPL .*Export your positions instead, or add a line/,
    );
    expect(fateOf(preview, 2)).toMatch(/^rejected: 15 went out when the file shows 10 held/);
    expect(preview.receipt).toMatchObject({ rejected: 2, used: 1 });
  });

  test("the opening quantity added as a transfer in makes it knowable", () => {
    const preview = plain(
      "2023-12-31,AAPL,transfer in,8,,",
      "2024-01-02,AAPL,buy,10,100,",
      "2024-02-02,AAPL,sell,15,150,",
    );
    expect(first(preview)).toEqual(["AAPL", "3", null, "2023-12-31"]);
    expect(preview.problems.find(({ code }) => code === "ERR_TRX_007")).toMatchObject({ severity: "info", line: 2 });
  });

  test("more bought back than was sold short is not knowable either", () => {
    const preview = plain("2024-01-02,TSLA,short,1,200,", "2024-02-02,TSLA,cover,2,150,", "2024-02-02,KO,buy,2,50,");
    expect(held(preview)).toEqual([["KO", "2", "50", [4]]]);
    expect(said(preview)).toContainEqual(["error", "ERR_TRX_002", 3]);
  });

  test("a day's sale listed above its purchase is no sale of what is not held", () => {
    const preview = plain("2024-02-02,AAPL,sell,5,150,", "2024-02-02,AAPL,buy,10,100,", "2024-02-03,KO,buy,1,1,");
    expect(first(preview)).toEqual(["AAPL", "5", "100", "2024-02-02"]);
  });

  test("newest first or oldest first, the days decide; within a day the order of the file does", () => {
    const lines = ["2024-01-01,AAPL,buy,10,100,", "2024-01-02,AAPL,sell,10,110,", "2024-01-02,AAPL,buy,10,120,"];
    expect(first(plain(...lines))).toEqual(["AAPL", "10", "120", "2024-01-02"]);
    expect(first(plain(...lines.toReversed()))).toEqual(["AAPL", "10", "120", "2024-01-02"]);
  });

  test("splits by ratio in words, with a column of its own, and reversed", () => {
    const header = "date,symbol,type,quantity,price,ratio";
    const bought = "2024-01-02,AAPL,buy,10,100,";
    const split = (line: string) => first(netted([header, bought, line]));
    expect(split("2024-02-02,AAPL,split,,,4:1")).toEqual(["AAPL", "40", "25", "2024-01-02"]);
    expect(split("2024-02-02,AAPL,split,4 for 1,,")).toEqual(["AAPL", "40", "25", "2024-01-02"]);
    expect(split("2024-02-02,AAPL,stock split 3-for-2,,,")).toEqual(["AAPL", "15", "66.66666667", "2024-01-02"]);
    expect(split("2024-02-02,AAPL,reverse split,,,10:1")).toEqual(["AAPL", "1", "1000", "2024-01-02"]);
    expect(split("2024-02-02,AAPL,reverse split,,,1:5")).toEqual(["AAPL", "2", "500", "2024-01-02"]);
    expect(split("2024-02-02,AAPL,split,,,2")).toEqual(["AAPL", "20", "50", "2024-01-02"]);
  });

  test("a split with a plain number adds shares, and in a file nobody described that is said", () => {
    const preview = plain("2024-01-02,AAPL,buy,10,100,", "2024-02-02,AAPL,split,30,,");
    expect(first(preview)).toEqual(["AAPL", "40", "25", "2024-01-02"]);
    expect(preview.problems.find(({ code }) => code === "ERR_TRX_006")).toMatchObject({ line: 3, value: "30" });
  });

  test("a split of shares that the file does not show bought leaves them unknown", () => {
    const preview = plain("2024-02-02,NVDA,stock split,40,,", "2024-02-02,KO,buy,2,50,");
    expect(held(preview)).toEqual([["KO", "2", "50", [3]]]);
    expect(said(preview)).toContainEqual(["error", "ERR_TRX_002", 2]);
  });

  test("stock dividends cost nothing, reinvested ones their price, and spin-offs are not known to cost anything", () => {
    const preview = plain(
      "2024-01-02,AAPL,buy,10,100,",
      "2024-02-02,AAPL,stock dividend,2,,",
      "2024-02-03,AAPL,reinvest,3,110,",
      "2024-02-04,CHLD,spin-off,1,,",
    );
    // 1,000 + 330 over 15.
    expect(held(preview)).toEqual([
      ["AAPL", "15", "88.66666667", [2, 3, 4]],
      ["CHLD", "1", null, [5]],
    ]);
  });

  test("shares transferred out take their part of the cost along; at a price, those transferred in bring theirs", () => {
    const preview = plain(
      "2024-01-02,AAPL,buy,10,100,",
      "2024-02-02,AAPL,transfer out,4,,",
      "2024-02-03,AAPL,transfer in,6,140,",
    );
    expect(first(preview)).toEqual(["AAPL", "12", "120", "2024-01-02"]);
  });

  test("a cancelled trade leaves with its cancellation", () => {
    const preview = plain(
      "2024-01-02,AAPL,buy,10,100,",
      "2024-01-03,AAPL,buy,5,100,",
      "2024-01-04,AAPL,cancel buy,5,100,",
    );
    expect(first(preview)).toEqual(["AAPL", "10", "100", "2024-01-02"]);
    expect([3, 4].map((line) => fateOf(preview, line))).toEqual([
      "ignored: Cancelled by line 4.",
      "ignored: Cancels line 3.",
    ]);
  });

  test("two tickers of one company's shares, written differently, are one", () => {
    expect(held(plain("2024-01-02,BRK.B,buy,1,400,", "2024-01-03,BRK B,buy,1,420,"))).toEqual([
      ["BRK-B", "2", "410", [2, 3]],
    ]);
  });

  test("an ISIN holds a security together when its ticker changes", () => {
    const preview = netted([
      "date,ticker,isin,type,quantity,price",
      "2021-01-02,OLDT,US30303M1027,buy,1,300",
      "2023-01-02,NEWT,US30303M1027,buy,1,120",
      "2023-02-02,NEWT,,sell,0.5,130",
    ]);
    expect(held(preview)).toEqual([["NEWT", "1.5", "210", [2, 3, 4]]]);
  });

  test("an option that expired before the file ends is not held, line or no line", () => {
    const preview = plain("2024-01-02,SPY240119C00500000,buy to open,1,2,", "2024-03-02,KO,buy,1,60,");
    expect(held(preview)).toEqual([["KO", "1", "60", [3]]]);
    expect(fateOf(preview, 2)).toBe("ignored: The contract expired on 2024-01-19, before the file ends.");
  });

  test("words nobody knows: an error where they may move shares, listed once a word where they name none", () => {
    const preview = plain(
      "2024-01-02,AAPL,buy,10,100,",
      "2024-01-03,AAPL,frobnicate,5,100,",
      "2024-01-04,,gizmo,,,",
      "2024-01-05,,gizmo,,,",
      "2024-01-06,KO,buy,1,60,",
      "2024-01-07,KO,buy,1,60,",
    );
    expect(said(preview)).toContainEqual(["error", "ERR_TRX_003", 3]);
    const listed = preview.problems.filter(({ code, severity }) => code === "ERR_TRX_003" && severity === "info");
    expect(listed).toMatchObject([
      {
        line: 4,
        value: "gizmo",
        message: "“gizmo” is not a movement we know; it names no shares, so it was left out (2 lines).",
      },
    ]);
    expect(preview.canCreate).toBe(false);
    const skipped = netted(
      ["date,symbol,side,quantity,price", "2024-01-02,AAPL,buy,10,100", "2024-01-03,AAPL,frobnicate,5,100"],
      { skipLines: [3] },
    );
    expect(skipped.canCreate).toBe(true);
    expect(fateOf(skipped, 3)).toBe("ignored: Skipped by you.");
  });

  test("faults name their cell: the number, the date, the missing quantity, all at once; corrections mend them", () => {
    const lines = [
      "date,symbol,side,quantity,price",
      "2024-01-02,AAPL,buy,1O0,100",
      "2024-13-02,AAPL,buy,10,100",
      "2024-01-04,AAPL,buy,,100",
      "2024-01-05,,buy,3,100",
    ];
    const preview = netted(lines);
    expect(
      preview.problems
        .filter(({ severity }) => severity === "error")
        .map(({ code, line, column, value, fix }) => [code, line, column, value, fix?.value]),
    ).toEqual([
      ["ERR_POS_004", 2, "quantity", "1O0", "100"],
      ["ERR_POS_012", 3, "date", "2024-13-02", undefined],
      ["ERR_POS_004", 4, "quantity", "", undefined],
      ["ERR_POS_001", 5, "symbol", "", undefined],
    ]);
    const mended = netted(lines, {
      corrections: [
        { line: 2, column: "quantity", value: "100" },
        { line: 3, column: "date", value: "2024-03-02" },
        { line: 4, column: "quantity", value: "1" },
        { line: 5, column: "symbol", value: "KO" },
      ],
    });
    expect(held(mended)).toEqual([
      ["AAPL", "111", "100", [2, 3, 4]],
      ["KO", "3", "100", [5]],
    ]);
  });

  test("3/4/2024 alone is asked about, answered once, and settled by the order of the lines where that tells", () => {
    const lines = ["date,symbol,side,quantity,price", "03/04/2024,AAPL,buy,10,100"];
    const open = netted(lines);
    expect(open.canCreate).toBe(false);
    expect(open.questions).toMatchObject([
      { id: "dates", column: "date", example: "03/04/2024", line: 2, answer: null },
    ]);
    expect(open.questions[0]?.readings.map(({ value, totals }) => [value, totals])).toEqual([
      ["month_first", "date runs on 2024-03-04."],
      ["day_first", "date runs on 2024-04-03."],
    ]);
    const answered = netted(lines, { answers: { dates: "day_first" } });
    expect(answered.positions[0]?.entryDate).toBe("2024-04-03");
    expect(answered.canCreate).toBe(true);
    // Month first this would jump back and forth; day first it runs.
    const run = netted([...lines, "05/04/2024,AAPL,buy,1,100", "01/05/2024,AAPL,buy,1,100"]);
    expect(run.questions).toEqual([]);
    expect(run.positions[0]?.entryDate).toBe("2024-04-03");
  });

  test("one account of several may be chosen", () => {
    const lines = [
      "date,account,symbol,side,quantity,price",
      "2024-01-02,IRA,AAPL,buy,1,100",
      "2024-01-03,Joint,AAPL,buy,2,100",
    ];
    expect(netted(lines).accounts).toEqual([
      { name: "IRA", positions: 1, statedValueUsd: "0", chosen: true },
      { name: "Joint", positions: 1, statedValueUsd: "0", chosen: true },
    ]);
    const chosen = netted(lines, { accounts: ["Joint"] });
    expect(held(chosen)).toEqual([["AAPL", "2", "100", [3]]]);
    expect(fateOf(chosen, 2)).toBe("ignored: Belongs to the account “IRA”, which is left out by choice.");
  });

  test("decimal commas, semicolons and German words", () => {
    const preview = netted([
      "Datum;Typ;ISIN;Anzahl;Kurs;Währung",
      "02.01.2024;Kauf;US0378331005;1.234,5;100,25;USD",
      "03.01.2024;Verkauf;US0378331005;234,5;110,00;USD",
    ]);
    expect(
      preview.positions.map(({ identifier, quantity, entryPrice }) => [identifier?.value, quantity, entryPrice]),
    ).toEqual([["US0378331005", "1000", "100.25"]]);
  });

  test("trades told by their sign alone", () => {
    const preview = netted([
      "Trade Date,Symbol,Quantity,Price,Commission,Net Amount",
      "2024-01-02,AAPL,10,100,1,-1001",
      "2024-02-02,AAPL,-4,110,1,439",
    ]);
    expect(first(preview)).toEqual(["AAPL", "6", "100.1", "2024-01-02"]);
  });

  test("positions with a date and a long or short side are still positions, and a bank's movements are still refused", () => {
    const positions = readPortfolioText(
      "Date,Symbol,Side,Quantity,Price\n2024-01-02,AAPL,Long,1,100\n2024-01-02,TSLA,Short,2,100\n",
    );
    expect(positions.ok && positions.preview.kind).toBe("positions");
    const bank = readPortfolioText("Date,Description,Amount,Balance\n2024-01-02,Coffee,-3.20,96.80\n");
    expect(bank).toMatchObject({ ok: false, problem: { code: "ERR_CSV_021", line: 1 } });
  });
});
