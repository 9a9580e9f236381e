import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

describe("a dollar sign in a file of Toronto's listings", () => {
  test.each([
    ["nothing says which", "Symbol,Quantity,Price,Value\nRY.TO,10,$95.00,$950.00", null],
    ["headers say US dollars", "Symbol,Quantity,Price (USD),Value (USD)\nRY.TO,10,$95.00,$950.00", "950"],
    ["one header does", "Symbol,Quantity,Price,Value (USD)\nRY.TO,10,$95.00,$950.00", "950"],
    ["the total does", "Symbol,Quantity,Price,Value\nRY.TO,10,$95.00,$950.00\nTotal (USD),,,$950.00", "950"],
    [
      "a header does beside a line in its own",
      "Symbol,Quantity,Price,Market Value (USD),Currency\nRY.TO,10,130,$950.00,CAD",
      "950",
    ],
    ["the line does", "Symbol,Quantity,Price,Value,Currency\nRY.TO,10,$95.00,$950.00,USD", "950"],
    ["headers say theirs", "Symbol,Quantity,Price (CAD),Value (CAD)\nRY.TO,10,$95.00,$950.00\nAAPL,1,$5,$5", null],
  ])("%s", (_, text, statedValueUsd) => {
    const { positions, problems } = previewOf(`${text}\n`);
    expect(positions[0]).toMatchObject({ symbol: "RY.TO", statedValueUsd });
    if (statedValueUsd === null) expect(positions[0]).toMatchObject({ stated: { currency: "CAD", value: "950" } });
    expect(problems.filter(({ code }) => code === "ERR_POS_024")).toEqual([]);
  });
});
