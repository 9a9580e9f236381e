import { describe, expect, test } from "vitest";
import { held, previewOf } from "../testing-preview";

const file = (all: string, name = "All accounts") =>
  `Account,Symbol,Quantity,Value\n${name},AAPL,${all},3000\nIRA,AAPL,10,2000\nTaxable,AAPL,5,1000\nIRA,CASH,100,100\n`;
const OTHERS = [
  ["AAPL", "10"],
  ["AAPL", "5"],
  ["CASH", "100"],
];

describe("an account that sums up the others", () => {
  test.each(["All accounts", "All", "Total", "Alle Konten", "Household"])("%s is left out unasked", (name) => {
    const preview = previewOf(file("15", name));
    expect(held(preview)).toEqual(OTHERS);
    expect(preview.accounts.map(({ name: one, chosen }) => [one, chosen])).toEqual([
      [name, false],
      ["IRA", true],
      ["Taxable", true],
    ]);
    expect(preview.receipt.statedValueUsd).toBe("3100");
    expect(preview.problems).toEqual([]);
  });

  test("is read where it is chosen instead of them, and beside them with a warning", () => {
    const alone = previewOf(file("15"), { accounts: ["All accounts"] });
    expect([held(alone), alone.problems]).toEqual([[["AAPL", "15"]], []]);
    const both = previewOf(file("15"), { accounts: ["All accounts", "IRA"] });
    expect(both.problems.map(({ severity, value }) => [severity, value])).toEqual([["warning", "All accounts"]]);
  });

  test("is not among what the file states, where the accounts that are read state nothing", () => {
    const text = "Account,Symbol,Quantity,Value\nIRA,AAPL,10,2000\nTaxable,MSFT,5,\n";
    const stated = (accounts: string[]) => previewOf(text, { accounts }).receipt;
    expect(stated(["IRA"])).toMatchObject({ valueInFileUsd: "2000", valueInFileSource: "value_column" });
    expect(stated(["Taxable"])).toMatchObject({ valueInFileUsd: null, valueInFileSource: null });
  });

  test("by its name alone is read, with a warning", () => {
    const { positions, problems } = previewOf(file("16"));
    expect(positions).toHaveLength(4);
    expect(problems.map(({ severity, value }) => [severity, value])).toEqual([["warning", "All accounts"]]);
  });

  test("by its name alone is one like others where it holds nothing that they hold", () => {
    const { positions, problems } = previewOf("Account,Symbol,Quantity\nHousehold,VTI,10\nIRA,AAPL,10\n");
    expect([positions.length, problems]).toEqual([2, []]);
  });

  test.each(["Allianz", "Alle zwei", "Totally mine"])("%s is an account like others", (name) => {
    const { positions, problems } = previewOf(file("15", name));
    expect([positions.length, problems]).toEqual([4, []]);
  });
});
