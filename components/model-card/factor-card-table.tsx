import { TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { FactorName } from "@/components/factors/factor-name";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import { FACTORS } from "@/lib/factors/catalog";
import type { FactorCard } from "@/lib/factors/model-card";
import { formatCount, formatPercent } from "@/lib/format";

const NO_BETAS = "No symbol has this beta";
const NO_T = "Not for ridge: its penalty leaves no t statistic";
const NO_RUN_BEFORE = "No run before it to compare with";

/** One row a factor: how many symbols have the beta, how well it explains them, how far it moved. */
export function FactorCardTable({ factors }: { factors: readonly FactorCard[] }) {
  return (
    <FigureTable label="Betas by factor" minWidth={900}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Factor</TableTh>
          {["Full", "Limited", "None", "Median r²", "|t| > 2", "Median drift", "Largest drift", "Beyond ±5"].map(
            (name) => (
              <TableTh key={name} scope="col" data-numeric>
                {name}
              </TableTh>
            ),
          )}
        </TableTr>
      </TableThead>
      <TableTbody>
        {factors.map((factor) => (
          <FactorRow key={factor.key} card={factor} />
        ))}
      </TableTbody>
    </FigureTable>
  );
}

function FactorRow({ card }: { card: FactorCard }) {
  const { key, full, limited, none, medianRSquared, significantShare, medianDrift, largestDrift, extreme } = card;
  const factor = FACTORS.find((one) => one.key === key);
  const noT = factor?.model === "ridge" ? NO_T : NO_BETAS;
  return (
    <TableTr>
      <TableTh scope="row">{factor === undefined ? key : <FactorName factor={factor} />}</TableTh>
      <TableTd data-numeric>{formatCount(full)}</TableTd>
      <TableTd data-numeric>{formatCount(limited)}</TableTd>
      <TableTd data-numeric>{formatCount(none)}</TableTd>
      <TableTd data-numeric>
        {medianRSquared === null ? <Missing reason={NO_BETAS} /> : small(medianRSquared, 2)}
      </TableTd>
      <TableTd data-numeric>
        {significantShare === null ? <Missing reason={noT} /> : formatPercent(significantShare)}
      </TableTd>
      <TableTd data-numeric>{driftCell(medianDrift)}</TableTd>
      <TableTd data-numeric>{driftCell(largestDrift)}</TableTd>
      <TableTd data-numeric>{formatCount(extreme)}</TableTd>
    </TableTr>
  );
}

function driftCell(drift: number | null) {
  return drift === null ? <Missing reason={NO_RUN_BEFORE} /> : small(drift, 3);
}

/** A number of so many decimals; what rounds to nothing but is something is said to be less than the last of them. */
function small(value: number, digits: number): string {
  const step = 10 ** -digits;
  return value > 0 && value < step / 2 ? `<${step.toFixed(digits)}` : value.toFixed(digits);
}
