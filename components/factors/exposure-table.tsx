import { TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import { formatBeta, formatPercent, formatSession, formatUsd } from "@/lib/format";
import { crossesZero } from "./axis";
import { FactorName } from "./factor-name";
import type { ExposureRow } from "./rows";

/** The chart's numbers as a table: exposure, 95 % interval, dollars, coverage, and who is missing. */
export function ExposureTable({ rows }: { rows: readonly ExposureRow[] }) {
  return (
    <FigureTable label="Factor exposures in numbers" minWidth={760}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Factor</TableTh>
          <TableTh scope="col" data-numeric>
            Exposure
          </TableTh>
          <TableTh scope="col" data-numeric>
            95 % interval
          </TableTh>
          <TableTh scope="col" data-numeric>
            Dollar exposure
          </TableTh>
          <TableTh scope="col" data-numeric>
            Coverage
          </TableTh>
          <TableTh scope="col">Without this beta</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {rows.map((row) => (
          <ExposureTableRow key={row.factor.key} row={row} />
        ))}
      </TableTbody>
    </FigureTable>
  );
}

function ExposureTableRow({ row }: { row: ExposureRow }) {
  const { factor, value, ciLow, ciHigh, dollars, coverage, missing, oldestBeta, uncovered } = row;
  const none = <Missing reason={missing ?? "Cannot be computed"} />;
  const sign = value === null || crossesZero(row) ? undefined : value < 0 ? "negative" : "positive";

  return (
    <TableTr>
      <TableTh scope="row">
        <FactorName factor={factor} />
      </TableTh>
      <TableTd data-numeric data-sign={sign}>
        {value === null ? none : formatBeta(value)}
        {oldestBeta ? <div data-quiet>with betas of {formatSession(oldestBeta)}</div> : null}
      </TableTd>
      <TableTd data-numeric>
        {ciLow === null || ciHigh === null ? none : `${formatBeta(ciLow)} to ${formatBeta(ciHigh)}`}
      </TableTd>
      <TableTd data-numeric>{dollars === null ? none : formatUsd(dollars)}</TableTd>
      <TableTd data-numeric>{coverage === null ? none : formatPercent(coverage)}</TableTd>
      <TableTd data-quiet>{uncovered.length === 0 ? "none" : someOf(uncovered)}</TableTd>
    </TableTr>
  );
}

/** The first few of many symbols. */
function someOf(symbols: readonly string[], limit = 5): string {
  const rest = symbols.length - limit;
  return rest > 0 ? `${symbols.slice(0, limit).join(", ")} and ${rest} more` : symbols.join(", ");
}
