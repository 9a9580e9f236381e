import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

describe("a contract that only the description tells", () => {
  test.each([
    ["Symbol,Description,Quantity,Price", "AAPL,AAPL Jan 15 2027 300 Call,-2,15", "-2"],
    ["Name,Symbol,Quantity,Average Cost", "AAPL $300 Call 1/15/2027,AAPL,1,15", "1"],
    ["Symbol,Description,Quantity,Value", "AAPL,CALL APPLE INC AT 300 EXP 01/15/2027,-2,-3200", "-2"],
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
