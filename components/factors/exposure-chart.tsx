import { Text, Title } from "@mantine/core";
import { useId } from "react";
import { FACTOR_GROUPS, type FactorGroup } from "@/lib/factors/catalog";
import { type Axis, axisFor, percentAt } from "./axis";
import { ChartLegend } from "./chart-legend";
import classes from "./exposure-chart.module.css";
import { ExposureChartRow } from "./exposure-chart-row";
import { tickLabel } from "./reading";
import type { ExposureRow } from "./rows";

export interface ExposureChartProps {
  /** From `portfolioRows` or `symbolRows`: catalog order. */
  rows: readonly ExposureRow[];
  /** Published session the windows end with, `YYYY-MM-DD`; null before the first publish. */
  asOf: string | null;
  title?: string;
  /** What is drawn above the axis: usually a `CoverageLine`. */
  children?: React.ReactNode;
}

/** What a group has in common, said once above its rows. A group of one needs no heading. */
const HEADINGS: Partial<Record<FactorGroup, { title: string; note: string }>> = {
  style: { title: "Styles", note: "six funds at once, each with the other five unchanged; shrunken towards zero" },
  spread: { title: "Spreads", note: "one fund's return less another's, each spread on its own" },
};

/**
 * The signature drawing: one row a factor, a dot with its 95 % whisker on a shared axis, and the same in words.
 *
 * Drawn on the server in per cent of whatever width there is; needs no script. Each row opens to its working.
 */
export function ExposureChart({ rows, asOf, title = "Factor exposures", children }: ExposureChartProps) {
  const heading = useId();
  const axis = axisFor(rows);
  const groups = FACTOR_GROUPS.map((group) => ({ group, rows: rows.filter(({ factor }) => factor.group === group) }));

  return (
    <section className={classes.chart} aria-labelledby={heading}>
      <header className={classes.header}>
        <Title order={2} id={heading}>
          {title}
        </Title>
        {children}
      </header>
      <AxisLabels axis={axis} />
      {groups.map(({ group, rows: members }) =>
        members.length > 0 ? (
          <div key={group} className={classes.group}>
            {HEADINGS[group] ? (
              <div className={classes.groupHeading}>
                <Title order={3} className={classes.groupTitle}>
                  {HEADINGS[group].title}
                </Title>
                <Text size="xs" c="dimmed">
                  {HEADINGS[group].note}
                </Text>
              </div>
            ) : null}
            <ul className={classes.rows}>
              {members.map((row) => (
                <ExposureChartRow key={row.factor.key} row={row} axis={axis} asOf={asOf} />
              ))}
            </ul>
          </div>
        ) : null,
      )}
      <AxisLabels axis={axis} />
      <ChartLegend />
    </section>
  );
}

function AxisLabels({ axis }: { axis: Axis }) {
  return (
    <div className={classes.axis} aria-hidden="true">
      <div className={classes.axisTrack}>
        {axis.ticks.map((tick) => (
          <span
            key={tick}
            data-zero={tick === 0 || undefined}
            style={{ insetInlineStart: `${percentAt(axis, tick)}%` }}
          >
            {tickLabel(tick, axis.step)}
          </span>
        ))}
      </div>
    </div>
  );
}
