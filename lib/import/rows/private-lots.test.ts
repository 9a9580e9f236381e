import fc from "fast-check";
import { expect, test } from "vitest";
import { writePortfolioFile } from "../export/write-portfolio-file";
import type { PortfolioPreview } from "../preview";
import { readPortfolioFile, readPortfolioText } from "../read-portfolio-file";
import { resolveSymbols } from "../resolve-symbols";
import { writeTemplate } from "../tables/template";
import { canonical } from "../text/decimal";

/** Private lots whose names speak of debt, of its number, its rate or its day. */
const names = fc.constantFrom(
  "Acme convertible note 8% 2028",
  "Startup convertible note 8%, due 2028",
  "City bond 5% due 2030",
  "APPLE INC 3.85% 05/04/43",
  "UK Treasury 1.5% 22/07/2026",
  "Certificate of deposit 4.5% 01/15/2027",
  "T 4 11/15/52",
  "912810TM0",
  "037833CD0",
  "XS0213101073",
);
const price = fc.integer({ min: 1, max: 200_000 }).map((hundredths) => canonical((hundredths / 100).toFixed(2)));
const quantity = fc.oneof(fc.constantFrom("1", "10", "100", "5000", "10000"), price);
const day = "2024-01-05";

const said = ({ positions }: Pick<PortfolioPreview, "positions">) =>
  positions.map(({ kind, rawSymbol, quantity, entryPrice, exitPrice, currency }) => {
    return { kind, rawSymbol, quantity, entryPrice, exitPrice, currency };
  });

function read(text: string | Uint8Array): PortfolioPreview {
  const answers = { numbers: "1,234.56" };
  const result = typeof text === "string" ? readPortfolioText(text, { answers }) : readPortfolioFile(text, { answers });
  if (!result.ok) throw new Error(result.problem.message);
  return result.preview;
}

test("a private lot is what its owner wrote, whatever its name, and comes back so from each export", () => {
  const lot = fc.record({ name: names, quantity, entryPrice: price, exitPrice: fc.option(price) });
  fc.assert(
    fc.property(fc.array(lot, { minLength: 1, maxLength: 4 }), (lots) => {
      const header = "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Exit Date,Exit Price Per Share";
      const lines = lots.map(
        (one) =>
          `"${one.name}",${one.quantity},${one.entryPrice},${day},PRIVATE,${one.exitPrice ? day : ""},${one.exitPrice ?? ""}`,
      );
      const preview = read(`${[header, ...lines].join("\n")}\n`);
      const written = lots.map((one) => ({
        kind: "private",
        rawSymbol: one.name,
        quantity: one.quantity,
        entryPrice: one.entryPrice,
        exitPrice: one.exitPrice,
        currency: "USD",
      }));
      expect(said(preview)).toEqual(written);
      const { positions } = resolveSymbols(preview, {});
      expect(said(read(writeTemplate(positions)))).toEqual(written);
      expect(said(read(writePortfolioFile(positions)))).toEqual(written);
    }),
    { numRuns: 150 },
  );
});
