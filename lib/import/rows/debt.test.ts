import { describe, expect, test } from "vitest";
import { previewOf } from "../testing-preview";

describe("debt is quoted for a hundred of its nominal", () => {
  test.each([
    ["Symbol,Description,Quantity,Price,Security Type", "912810TM0,US TREASURY 4% 11/15/52,10000,91.25,Fixed Income"],
    ["Symbol,Asset Class,Quantity,Price,Currency", "T 4 11/15/52,BOND,10000,91.25,USD"],
    ["CUSIP,Description,Quantity,Price", "037833CD0,APPLE INC 3.85% 05/04/43,10000,91.25"],
    ["CUSIP,Description,Quantity,Price", "037833CD0,APPLE INC,10000,91.25"],
    ["ISIN,Name,Type,Quantity,Price", "XS0213101073,PEMEX 25,Corporate bond,10000,91.25"],
    ["ISIN,Name,Quantity,Price,Value", "XS0213101073,PEMEX 25,10000,91.25,9125"],
    ["ISIN,Name,Quantity,Price,Currency", "XS0213101073,PEMEX 5.5% 02/24/2025,10000,91.25,USD"],
    ["Symbol,Description,Quantity,Price,Type", "AAPL,APPLE INC 3.85% 05/04/43,10000,91.25,Corporate Bond"],
    ["Symbol,Type,Quantity,Price", "BUND 2044,Bond,10000,91.25"],
  ])("%s: %s is worth 9,125, and that it was divided is said", (header, line) => {
    const { positions, rows, problems } = previewOf(`${header}\n${line}\n`);
    expect(positions).toMatchObject([
      { kind: "private", quantity: "10000", statedPrice: "0.9125", statedValueUsd: "9125" },
    ]);
    expect(rows[0]?.disposition).toBe("held_not_modelled");
    const ours = problems.filter(({ code }) => code === "ERR_POS_030");
    expect(ours).toMatchObject([{ severity: "info", message: /divided by 100/ }]);
  });

  test.each([
    "Bond",
    "Anleihe",
    "Obligation",
    "Obligaciones",
    "Obbligazioni",
    "Obligaties",
    "Fixed Income",
    "Fixed-Income",
    "Muni",
    "Municipal",
    "T-Bills",
  ])("%s is a bond in whatever language, though its name tells nothing", (type) => {
    const line = `DE0001102481,Bundesrepublik,${type},10000,91.25,EUR`;
    const { positions, problems } = previewOf(`ISIN,Name,Type,Quantity,Price,Currency\n${line}\n`);
    expect(positions).toMatchObject([{ kind: "private", stated: { value: "9125", currency: "EUR" } }]);
    expect(problems.filter(({ code }) => code === "ERR_POS_030")).toMatchObject([{ severity: "info" }]);
  });

  test("a debenture has prices of its own, and is warned of", () => {
    const line = "DE0001102481,Bundesrepublik,Debenture,10000,91.25,USD";
    const { positions, problems } = previewOf(`ISIN,Name,Type,Quantity,Price,Currency\n${line}\n`);
    expect(positions).toMatchObject([{ kind: "private", statedValueUsd: "912500" }]);
    expect(problems).toMatchObject([{ severity: "warning", message: /divide it by 100/ }]);
  });

  test("that it was divided is said once a file, that it was not of each line", () => {
    const text = "CUSIP,Quantity,Price\n912810TM0,10000,91.25\n037833CD0,5000,88\n";
    expect(previewOf(text).problems).toHaveLength(1);
    const unproved = "Symbol,Quantity,Price\nPEMEX 5.5% 01/15/2025,10000,91.25\nPEMEX 6% 01/15/2035,5000,88\n";
    expect(previewOf(unproved).problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  test.each([
    ["Symbol,Type,Quantity,Price", "VAGF.DE,Bond ETF,100,24", "2400"],
    ["Symbol,Type,Quantity,Price", "IEAC.L,Corporate bond fund,100,110", "11000"],
    ["Symbol,Name,Asset Class,Quantity,Price", "VAGF.DE,Vanguard Global Aggregate Bond,Bonds,100,94", "9400"],
    ["Symbol,Type,Quantity,Price", "VAGF.DE,Anleihe,100,94", "9400"],
    ["Symbol,Type,Quantity,Price", "VAGF GY,Anleihen,100,94", "9400"],
    ["Symbol,Type,Quantity,Price", "VAGF GY,Bonds,100,94", "9400"],
    ["Symbol,Type,Quantity,Price", "SGOV,T-Bills,100,94", "9400"],
    ["Symbol,Type,Quantity,Price", "VWITX,Municipal,100,94", "9400"],
    ["Symbol,Type,Quantity,Price", "AMJ,Exchange Traded Note,100,94", "9400"],
    ["ISIN,Name,Type,Quantity,Price", "SE0000810731,Nordea,Obligationsfonder,100,94", "9400"],
    ["ISIN,Name,Type,Quantity,Price", "LU0196152606,Azimut,Fondo obbligazionario,100,94", "9400"],
    ["ISIN,Name,Type,Quantity,Price", "DE0007164600,SAP SE,Munich,100,94", "9400"],
    ["Symbol,Name,Asset Class,Quantity,Price", "CBU7.DE,iShares USD Treasury Bond 3-7yr,Bonds,100,130", "13000"],
    ["ISIN,Name,Asset Class,Quantity,Price", "IE00B1FZS798,iShares USD Treasury Bond 7-10yr,Bonds,100,160", "16000"],
    ["ISIN,Name,Quantity,Price", "XS2399367254,Leverage Shares 3x NVIDIA ETP,100,90", "9000"],
    ["ISIN,Name,Quantity,Price", "XS2399367254,Leverage Shares 3x NVIDIA,100,90", "9000"],
    ["Name,SEDOL,Quantity,Price", "Vanguard LifeStrategy 40% Equity 60% Bond A Acc,B3ZHN96,100,180", "18000"],
    ["ISIN,Name,Quantity,Price", "LU0378818131,Xtrackers II Global Gov Bond 1C 4% hedged,100,90", "9000"],
    ["ISIN,Name,Quantity,Price", "DE000UB12347,UBS Discount-Zertifikat Apple 10% 18.12.26,100,95", "9500"],
  ])("a fund of it, and what is priced by the piece, are listed: %s: %s", (header, line, value) => {
    const { positions, problems } = previewOf(`${header},Currency\n${line},EUR\n`);
    expect(positions).toMatchObject([{ kind: "public", stated: { value } }]);
    expect(problems.filter(({ code }) => code === "ERR_POS_030")).toEqual([]);
  });

  test.each([
    ["Name,Type,Quantity,Price", "P2P loans,Bonds,1,100", "100"],
    ["Name,Type,Quantity,Price", "Series I Savings Bond,Bond,10,112", "1120"],
    ["Name,Type,Quantity,Price", "Startup bond certificate,Bond,100,90", "9000"],
    ["Name,Type,Quantity,Price", "Some income,Fixed Income,100,14.2", "1420"],
    ["Name,Type,Quantity,Price", "Loan to Bob,Private bond,100,90", "9000"],
    ["ISIN,Name,Type,Quantity,Price", "LU0196152606,Some income,Fixed Income,100,94.2", "9420"],
    ["Name,Symbol,Quantity,Price", '"Startup convertible note 8%, due 2028",,1,250', "250"],
    ["Name,Symbol,Quantity,Price", '"Startup convertible note 8%, due 2028",,100,90', "9000"],
    ["CUSIP,Quantity,Price", "037833CD0,10,912.5", "9125"],
    ["Symbol,Quantity,Price,Investment Class", "Acme note 8% due 2028,100,250,PRIVATE", "25000"],
    ["Symbol,Quantity,Price,Investment Class", "912810TM0,100,91.25,PRIVATE", "9125"],
    ["Symbol,Quantity,Entry Price Per Share", "912810TM0,100,91.25", "9125"],
  ])("nothing proves it: %s: %s stands as it is", (header, line, value) => {
    expect(previewOf(`${header}\n${line}\n`).positions).toMatchObject([{ kind: "private", statedValueUsd: value }]);
  });

  test.each([
    ["ISIN,Name,Quantity,Price", "XS0213101073,PEMEX 25,10000,91.25"],
    ["Symbol,Investment Class,Quantity,Price", "912810TM0,PRIVATE,10000,91.25"],
    ["Name,Symbol,Quantity,Price", "APPLE INC 3.85% 05/04/43,,10000,91.25"],
  ])("where it is likely and not proved, it is warned: %s: %s", (header, line) => {
    const { positions, problems } = previewOf(`${header}\n${line}\n`);
    expect(positions).toMatchObject([{ kind: "private", statedValueUsd: "912500" }]);
    const ours = problems.filter(({ code }) => code === "ERR_POS_030");
    expect(ours).toMatchObject([{ severity: "warning", message: /divide it by 100/ }]);
  });

  test.each([
    ["Symbol,Name,Quantity,Price,Currency", "TR26.L,Treasury 1.5% 22/07/2026,10000,98.00,GBP", "9800"],
    ["Symbol,Name,Quantity,Price", "TR26.L,Treasury 1.5% 22/07/2026,10000,98.00", "9800"],
    ["Symbol,Name,Quantity,Price,Value", "TR26.L,UK Treasury 1.5% 22/07/2026,10000,98.00,9800", "9800"],
    ["Symbol,Type,Quantity,Price", "TR26.L,Gilt,100,98", "9800"],
    ["Symbol,Name,Quantity,Price,Value", "TG25.L,UK Treasury 0.25% 2025,1000,0.99,990", "990"],
  ])("a gilt under its ticker is one, in pounds: %s: %s", (header, line, value) => {
    const { positions, problems } = previewOf(`${header}\n${line}\n`);
    expect(positions).toMatchObject([{ kind: "private", currency: "GBP", stated: { currency: "GBP", value } }]);
    expect(problems.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("a slip in its number is said, and it is held all the same", () => {
    const text = "ISIN;Name;Stück;Kurs;Wert;Währung\nDE0001102482;Bund 2,5% 2044;10000;95,00;9500,00;EUR\n";
    const { positions, problems } = previewOf(text);
    expect(positions).toMatchObject([{ kind: "private", stated: { currency: "EUR", value: "9500" } }]);
    const ours = problems.filter(({ column }) => column === "ISIN");
    expect(ours).toMatchObject([{ severity: "warning", message: /check digit is wrong/ }]);
    expect(previewOf(text.replace("DE0001102482", "DE0001102481")).problems.filter((p) => p.column === "ISIN")).toEqual(
      [],
    );
  });

  test("a fund of bonds and a share with a number are none", () => {
    const text =
      "Symbol,CUSIP,Name,Quantity,Price,Type\nAGG,,ISHARES CORE US AGGREGATE BOND,10,95,Fixed Income\n,037833100,APPLE INC,10,200,\n";
    expect(previewOf(text).positions).toMatchObject([
      { kind: "public", symbol: "AGG", statedValueUsd: "950" },
      { kind: "public", statedValueUsd: "2000" },
    ]);
  });

  test("its euros are counted so as well", () => {
    const text = "ISIN;Name;Type;Quantity;Price;Currency\nXS0213101073;PEMEX 5,5% 25;Bond;5000;88,00;EUR\n";
    expect(previewOf(text).positions).toMatchObject([
      { kind: "private", stated: { currency: "EUR", price: "0.88", value: "4400" } },
    ]);
  });
});

describe("what was paid for debt is stored for one of its nominal, whoever writes it", () => {
  test.each([
    ["for a hundred, beside a value", "Price,Value,Average Cost", "88.5,4425,94.5"],
    ["for a hundred, beside what all cost", "Price,Cost Basis,Average Cost", "88.5,4725,94.5"],
    ["what all cost alone", "Price,Value,Cost Basis", "88.5,4425,4725"],
    ["for one", "Price,Value,Average Cost", "0.885,4425,0.945"],
    ["alone", "Notes,Value,Average Cost", "mine,4425,94.5"],
  ])("%s", (_, columns, cells) => {
    const text = `Symbol,Quantity,${columns}\n912828ZQ6,5000,${cells}\n`;
    expect(previewOf(text).positions).toMatchObject([{ entryPrice: "0.945", statedValueUsd: expect.any(String) }]);
  });
});
