import { expect, test } from "vitest";
import { readPortfolioText } from "@/lib/import/read-portfolio-file";
import { otherCurrencies } from "./other-currencies";

function others(text: string): string[] {
  const result = readPortfolioText(text);
  if (!result.ok) throw new Error(result.problem.message);
  return otherCurrencies(result.preview.positions);
}

test("what a file values in other currencies is summed by currency, dollars apart", () => {
  const lines = "ENI.MI,100,1400.10,EUR\nAAPL,5,900,USD\nSAP.DE,1,200.20,EUR\nNESN.SW,1,90,CHF\n";
  expect(others(`Symbol,Quantity,Value,Currency\n${lines}`)).toEqual(["1,600\u202fEUR", "90\u202fCHF"]);
});

test("there is nothing to tell of a file of dollars, or of one without values", () => {
  expect(others("Symbol,Quantity,Value\nAAPL,5,900\n")).toEqual([]);
  expect(others("Symbol,Quantity\nSAP.DE,5\n")).toEqual([]);
});
