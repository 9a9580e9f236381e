import { expect, test } from "vitest";
import { portfolioJson } from "./portfolio-json";
import { readPortfolioText } from "./read-portfolio-file";

const json = (text: string) => portfolioJson(readPortfolioText(text));

test("the outward shape has these names and no others, numbers as numbers and dates as text", () => {
  const printed = json(
    "Account Name,Symbol,Quantity,Price,Market Value,Entry Price,Entry Date\nIRA,AAPL,2,300,600,150.25,2024-03-15\nIRA,-AAPL270115C300,-1,21.15,-2115,15,\n",
  );
  expect(Object.keys(printed)).toEqual([
    "broker",
    "kind",
    "accounts",
    "positions",
    "not_modelled",
    "ignored",
    "problems",
    "receipt",
  ]);
  expect(printed).toMatchObject({ broker: null, kind: "positions", accounts: ["IRA"], problems: [] });
  expect(printed.positions).toEqual([
    {
      symbol: "AAPL",
      quantity: 2,
      price: 300,
      value: 600,
      entry_price: 150.25,
      entry_date: "2024-03-15",
      kind: "equity",
      currency: "USD",
      lines: [2],
    },
    {
      symbol: "AAPL270115C00300000",
      quantity: -1,
      price: 21.15,
      value: -2115,
      entry_price: 15,
      entry_date: null,
      kind: "option",
      option: { underlying: "AAPL", expiration: "2027-01-15", strike: 300, type: "call", multiplier: 100 },
      currency: "USD",
      lines: [3],
    },
  ]);
});

test("kinds are told apart: share, fund, cash, private", () => {
  const { positions, not_modelled } = json(
    "Symbol,Quantity,Value,Description,Investment Class\nVTI,1,300,,\nFXAIX,1,200,,\nKO,1,60,COCA-COLA CO,\nSPAXX**,,5.00,,\nHarbour Fund II,1,900,,PRIVATE\nVOD.L,5,4,,\n",
  );
  expect(positions.map(({ kind }) => kind)).toEqual(["fund", "fund", "equity", "cash", "private", "equity"]);
  expect(not_modelled.map(({ line }) => line)).toEqual([6, 7]);
});

test("the receipt adds up, cash by itself, with the value in the file beside the value understood", () => {
  const { receipt, ignored } = json(
    'My broker\n\nSymbol,Quantity,Value\nAAPL,1,300.50\nCASH,,100\nVOD.L,5,\nKO,1O0,60\nTotal,,"460.50"\n',
  );
  const { lines_read, used, cash, not_modelled, rejected } = receipt;
  expect(lines_read).toBe(used + cash + not_modelled + receipt.ignored + rejected);
  expect(receipt).toEqual({
    lines_in_file: 8,
    blank: 1,
    header: 1,
    continuation: 0,
    lines_read: 6,
    used: 1,
    cash: 1,
    not_modelled: 1,
    ignored: 2,
    rejected: 1,
    value_in_file: 460.5,
    value_understood: 400.5,
  });
  expect(ignored.map(({ line }) => line)).toEqual([1, 8]);
});

test("a file that is refused is its one problem", () => {
  expect(json("%PDF-1.7 ...")).toMatchObject({ positions: [], problems: [{ code: "ERR_CSV_004" }] });
  expect(json("")).toMatchObject({ positions: [], problems: [{ code: "ERR_CSV_003", line: null }] });
});
