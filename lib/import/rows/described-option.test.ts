import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

describe("a contract that only the description tells", () => {
  test.each([
    ["Symbol,Description,Quantity,Price", "AAPL,AAPL Jan 15 2027 300 Call,-2,15", "-2"],
    ["Name,Symbol,Quantity,Average Cost", "AAPL $300 Call 1/15/2027,AAPL,1,15", "1"],
    ["Symbol,Description,Quantity,Value", "AAPL,CALL APPLE INC AT 300 EXP 01/15/2027,-2,-3200", "-2"],
    ["Symbol,Description,Quantity,Price", "AAPL,CALL SOME NAME NOBODY KNOWS INC AT 300 EXP 01/15/2027,-2,15", "-2"],
    ["Symbol,Description,Quantity,Price", "AAPL,Call Apple Inc $300 Exp 01/15/27,-2,15", "-2"],
    ["Symbol,Description,Quantity,Value", "9ABCDE123,CALL (AAPL) APPLE INC JAN 15 27 $300 (100 SHS),-2,-3200", "-2"],
  ])("%s: %s is an option", (header, line, quantity) => {
    const { positions, problems } = previewOf(`${header}\n${line}\n`);
    expect(positions).toMatchObject([
      { kind: "option", symbol: "AAPL270115C00300000", quantity, multiplier: "100", candidates: ["AAPL"] },
    ]);
    expect(problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test.each([
    "ALL,ALLSTATE CORP PFD 5.1 CALL 01/15/27",
    "JEPI,JPMORGAN EQUITY PREMIUM 2027 CALL WRITE 01/15/27 ETF 50",
    "SPY,SPDR S&P 500 ETF TRUST",
    "T,AT&T INC 5.35% 11/01/66 CALLABLE 25",
  ])("%s is a share", (line) => {
    expect(held(previewOf(`Symbol,Description,Quantity,Value\n${line},10,250\n`))).toEqual([
      [line.split(",")[0], "10"],
    ]);
  });
});

describe("a remark about a contract leaves shares what they are", () => {
  const header = "Symbol,Description,Quantity,Price";
  test.each([
    "AAPL,sold call 1/15/2027 $300 against it",
    "AAPL,Apple - sold 300 call 1/15/2027",
    "AAPL,will sell 1/15/2027 300 call",
    "AAPL,COVERED CALL JAN 15 2027 300",
    "AAPL,hedge: AAPL Jan 15 2027 300 put",
    "AAPL,Jan 15 2027 300 Call",
    "AAPL,AAPL Jan 15 2027 300 Call",
    "MSFT,covered call Jan 15 2027 500",
    "KO,wrote 65 call exp 01/15/2027",
    "T,put 20 bought 1/15/2027",
    "GS-D,GOLDMAN SACHS GROUP FLOATING RATE CALL 5/24/2027 $25.00",
    "GS,GOLDMAN SACHS GROUP SERIES D CALL 5/24/2027 $250.00",
  ])("%s at 200", (line) => {
    const [symbol] = line.split(",");
    expect(held(previewOf(`${header}\n${line},100,200\n`))).toEqual([[symbol, "100"]]);
    expect(previewOf(`${header}\n${line},100,200\n`).positions).toMatchObject([{ kind: "public" }]);
  });

  test.each([
    ["Symbol,Description,Quantity,Price,Value", "AAPL,AAPL Jan 15 2027 300 Call,100,20,2000"],
    ["Symbol,Description,Quantity,Average Cost,Cost Basis", "AAPL,AAPL Jan 15 2027 300 Call,100,20,2000"],
    ["Symbol,Description,Quantity,Price,Type", "AAPL,AAPL Jan 15 2027 300 Call,100,20,Stock"],
    ["Symbol,Description,Quantity,Price,Asset Class", "AAPL,AAPL Jan 15 2027 300 Call,100,20,Equity"],
  ])("the line itself says that it is shares: %s: %s", (head, line) => {
    expect(previewOf(`${head}\n${line}\n`).positions).toMatchObject([{ kind: "public", quantity: "100" }]);
  });

  test.each([
    ["sold call 1/15/2027 $300 against it", 200, 0],
    ["sold call 1/15/2027 $300 against it", 15, 1],
    ["AAPL Jan 15 2027 300 Call", 200, 1],
  ])("%s at %d has %d warnings", (text, price, count) => {
    const { problems } = previewOf(`${header}\nAAPL,${text},100,${price}\n`);
    expect(problems).toHaveLength(count);
    for (const problem of problems) expect(problem).toMatchObject({ severity: "warning", code: "ERR_POS_020" });
  });

  test.each([
    ["Symbol,Description,Quantity,Price,Value", "AAPL,AAPL Jan 15 2027 100 Call,1,150,15000"],
    ["Symbol,Description,Quantity,Price,Type", "AAPL,AAPL Jan 15 2027 100 Call,1,150,Equity Option"],
    ["Symbol,Description,Quantity,Price,Type", "AAPL,CALL APPLE INC AT 100 EXP 01/15/2027,1,150,Equity Option"],
    ["Symbol,Description,Quantity,Price", "AAPL,APPLE INC JAN 15 2027 100 CALL,1,15"],
  ])("but one that costs like shares is a contract where the line proves it: %s: %s", (head, line) => {
    expect(previewOf(`${head}\n${line}\n`).positions).toMatchObject([{ kind: "option", quantity: "1" }]);
  });
});
