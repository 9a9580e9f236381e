import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FACTORS } from "@/lib/factors/catalog";
import type { FactorExposure } from "@/lib/portfolio/exposures";
import { ExposureChart } from "./exposure-chart";
import { portfolioRows } from "./rows";

const exposures = FACTORS.map(
  ({ key }, index): FactorExposure => ({
    key,
    exposure: 1 - index / 10,
    exposureRescaled: null,
    ciLow: 0.8 - index / 10,
    ciHigh: 1.2 - index / 10,
    dollarExposure: 1000,
    coverage: 1,
    oldestBeta: null,
    missing: [],
    gap: null,
  }),
);

const draw = (given: readonly FactorExposure[]) =>
  renderToStaticMarkup(
    <MantineProvider>
      <ExposureChart rows={portfolioRows(given)} asOf="2026-08-21" />
    </MantineProvider>,
  );
const words = (markup: string) =>
  markup.replaceAll(/<style.*?<\/style>|<[^>]+>/gs, " ").replaceAll(/[\s\u202f]+/g, " ");

test("the server alone draws a row for each of the twelve factors", () => {
  expect(draw(exposures).match(/<summary/g)).toHaveLength(FACTORS.length);
});

test("a row reads as a sentence: name, value, interval, meaning", () => {
  expect(words(draw(exposures))).toContain(
    "+1.00 , 95 % interval from +0.80 to +1.20. Rises about 1.0 % when the market rises 1 %",
  );
});

test("an unknown exposure is a dash and its reason, never a zero", () => {
  const unknown = exposures.map((exposure) => ({
    ...exposure,
    exposure: null,
    ciLow: null,
    ciHigh: null,
    dollarExposure: null,
    coverage: 0,
    gap: "nothing_covered" as const,
  }));
  const text = words(draw(unknown));
  expect(text).toContain("— None of these symbols has this beta");
  expect(text).not.toContain("0.00");
});

test("styles and spreads are headed, single factors are not", () => {
  expect(draw(exposures).match(/<h3/g)).toHaveLength(2);
});

test("a portfolio without any exposure still draws an axis with zero", () => {
  expect(words(draw([]))).toContain(" 0 ");
});
