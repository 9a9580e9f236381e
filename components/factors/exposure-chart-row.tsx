import { VisuallyHidden } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { formatBeta, formatUsd } from "@/lib/format";
import { type Axis, crossesZero } from "./axis";
import { EstimatePlot } from "./estimate-plot";
import classes from "./exposure-chart.module.css";
import { ExposureWorking } from "./exposure-working";
import { FactorName, legsOf } from "./factor-name";
import { keepUnitsTogether, readingOf } from "./reading";
import type { ExposureRow } from "./rows";

interface ExposureChartRowProps {
  row: ExposureRow;
  axis: Axis;
  asOf: string | null;
}

/** One factor: name, plot, number, words. Pointing at it or focusing it shows the figures; opening it shows all. */
export function ExposureChartRow({ row, axis, asOf }: ExposureChartRowProps) {
  const { factor, value, ciLow, ciHigh, missing } = row;
  const hasInterval = value !== null && ciLow !== null && ciHigh !== null;
  const sign = value === null || crossesZero(row) ? undefined : value < 0 ? "negative" : "positive";

  return (
    <li className={classes.item}>
      <details className={classes.details}>
        <summary className={classes.row}>
          <span className={classes.name}>
            <FactorName factor={factor} />
          </span>
          <span className={classes.plot}>
            <EstimatePlot
              axis={axis}
              estimate={row}
              shrunken={factor.model === "ridge"}
              lowLabel={hasInterval ? formatBeta(ciLow) : undefined}
              highLabel={hasInterval ? formatBeta(ciHigh) : undefined}
            />
          </span>
          <span className={classes.value} data-sign={sign}>
            {value === null ? <span className={classes.noValue}>—</span> : formatBeta(value)}
          </span>
          {hasInterval ? (
            <VisuallyHidden component="span">
              , 95 % interval from {formatBeta(ciLow)} to {formatBeta(ciHigh)}.{" "}
            </VisuallyHidden>
          ) : null}
          <span className={classes.words}>
            <span className={classes.reading}>{value === null ? missing : readingOf(factor, row)}</span>
            {value === null ? null : (
              <span className={classes.figures} aria-hidden="true">
                {figuresOf(row)}
              </span>
            )}
          </span>
          <IconChevronDown className={classes.chevron} size={16} aria-hidden="true" />
        </summary>
        <ExposureWorking row={row} asOf={asOf} />
      </details>
    </li>
  );
}

/** The line that takes the reading's place while the row is pointed at. */
function figuresOf({ factor, ciLow, ciHigh, dollars, fit }: ExposureRow): string {
  const parts = [
    ciLow !== null && ciHigh !== null ? `95 %: ${formatBeta(ciLow)} to ${formatBeta(ciHigh)}` : "no interval",
    `${fit?.observations ?? factor.windowSessions} ${fit ? "returns" : "sessions"}`,
  ];
  if (fit?.rSquared != null) parts.push(`r² ${fit.rSquared.toFixed(2)}`);
  if (fit?.t != null) parts.push(`t ${fit.t.toFixed(1)}`);
  if (dollars !== null) parts.push(`moves like ${formatUsd(dollars)} of ${legsOf(factor)}`);
  return keepUnitsTogether(parts.join(" · "));
}
