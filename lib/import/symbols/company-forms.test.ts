import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

describe("a European company's form and the code of Zurich are spelt alike", () => {
  test.each(["SAP SE", "AIRBUS SE"])("%s is no listing of Zurich", (name) => {
    const { positions, problems } = previewOf(`Symbol,Quantity\n${name},10\nAAPL,1\n`);
    expect(positions.map(({ symbol }) => symbol)).toEqual(["AAPL"]);
    expect(problems).toMatchObject([{ severity: "error", line: 2, column: "Symbol", message: /company's name/ }]);
    expect(problems[0]?.fix).toBeUndefined();
  });

  test.each([
    ["a Swiss ticker", "Symbol,Quantity\nNESN SE,10", "NESN.SW"],
    ["a full Bloomberg name", "Symbol,Quantity\nSAP SE Equity,10", "SAP.SW"],
    ["codes on other lines", "Symbol,Quantity\nDOCM SE,10\nVOD LN,5", "DOCM.SW"],
    ["francs", "Symbol,Quantity,Currency\nDOCM SE,10,CHF", "DOCM.SW"],
  ])("%s is", (_, text, symbol) => {
    expect(previewOf(`${text}\n`).positions[0]).toMatchObject({ symbol });
  });

  test("a name without a ticker is not offered as one of Zurich", () => {
    const text = "Bezeichnung;WKN;Stück;Währung;Kurs\nSAP SE;716460;10;EUR;180\n";
    const problem = previewOf(text).problems.find(({ severity }) => severity === "error");
    expect(problem).toMatchObject({ line: 2 });
    expect(problem?.fix).toBeUndefined();
  });
});
