import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

const PARIS =
  "Symbole;Libellé;Quantité;Cours;Valorisation\nAI.PA;Air Liquide;10;170,00;1700,00\nTTE.PA;TotalEnergies;20;60,00;1200,00\n";

describe("cash and totals in a file whose listings are all in one foreign currency", () => {
  test("are in that, which is said once", () => {
    const { positions, problems, rows, receipt } = previewOf(`${PARIS}Liquidités;;;;250,00\nTotal;;;;3150,00\n`);
    expect(positions.at(-1)).toMatchObject({ kind: "cash", currency: "EUR", quantity: "250", statedValueUsd: null });
    expect(rows.at(-1)?.reason).toBe("A total of the lines above, and equal to their sum (3,150).");
    const told = problems.filter(({ code }) => code === "ERR_POS_025");
    expect(told.map(({ severity, line }) => [severity, line])).toEqual([["info", 4]]);
    expect(receipt.valueInFileUsd).toBeNull();
  });

  test.each([
    ["dollars by their name", "Symbol,Quantity,Value\nSAP.DE,10,2200\nUSD,500,\n"],
    ["a money-market fund", "Symbol,Quantity,Value\nSAP.DE,10,2200\nSPAXX**,500,\n"],
    ["a sign of dollars", "Symbol,Quantity,Value\nSAP.DE,10,$2200\nCASH,500,\n"],
    ["a listing in New York", "Symbol,Quantity,Value\nSAP.DE,10,2200\nAAPL,10,2000\nCASH,500,\n"],
    ["listings in several currencies", "Symbol,Quantity,Value\nSAP.DE,10,2200\nVOD.L,10,20\nCASH,500,\n"],
    ["a column of currencies", "Symbol,Quantity,Value,Currency\nSAP.DE,10,2200,EUR\nCASH,500,,\n"],
    [
      "our template",
      "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,Underlying Symbol,Strike Price,Expiration Date,Option Type,Exit Date,Exit Price Per Share\nSAP.DE,10,200,2026-01-05,PUBLIC,STOCK,,,,,,\nCASH,500,,,PUBLIC,CASH,,,,,,\n",
    ],
  ])("are dollars beside %s", (_, file) => {
    expect(previewOf(file).positions.find(({ kind }) => kind === "cash")?.currency).toBe("USD");
  });
});

describe("a total in another currency than the lines", () => {
  const DOLLARS = "Symbol,Quantity,Price,Value\nAAPL,10,200,2000\nMSFT,5,400,2000\n";

  test.each([
    ["by its name", `${DOLLARS}Total in EUR,,,3700\n`],
    ["by its sign", `${DOLLARS}Total,,,€3700\n`],
    [
      "of lines in several",
      "Symbol,Quantity,Price,Value,Currency\nAAPL,10,200,2000,USD\nSAP.DE,10,200,2000,EUR\nTotal,,,4200,\n",
    ],
  ])("%s is not compared, which is said", (_, file) => {
    const told = previewOf(file).problems.filter(({ code }) => code === "ERR_CSV_024");
    expect(told.map(({ severity }) => severity)).toEqual(["info"]);
    expect(told[0]?.message).toMatch(/^The file's total was not compared with its lines, because they /);
  });

  test("that differs from lines in it is warned of", () => {
    const { problems } = previewOf(
      "Symbol,Quantity,Value,Currency\nSAP.DE,1,100,EUR\nAIR.PA,1,200,EUR\nTotal,,400,EUR\n",
    );
    expect(problems.map(({ severity, line }) => [severity, line])).toContainEqual(["warning", 4]);
  });
});
