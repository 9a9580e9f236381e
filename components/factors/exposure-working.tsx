import { formatBeta, formatPercent, formatSession, formatUsd } from "@/lib/format";
import classes from "./exposure-working.module.css";
import { legsOf } from "./factor-name";
import type { ExposureRow } from "./rows";

/** What a row opens to: where its number comes from and what it covers. */
export function ExposureWorking({ row, asOf }: { row: ExposureRow; asOf: string | null }) {
  const { factor, value, ciLow, ciHigh, dollars, coverage, uncovered, fit } = row;
  const window = `${factor.windowSessions} sessions${asOf ? ` to ${formatSession(asOf)}` : ""}`;

  return (
    <dl className={classes.working}>
      {value !== null ? (
        <Item term="95 % interval">
          {ciLow === null || ciHigh === null ? "Cannot be computed" : `${formatBeta(ciLow)} to ${formatBeta(ciHigh)}`}
          {factor.model === "ridge" ? ", around the shrunken value" : null}
        </Item>
      ) : null}
      <Item term="Estimated on">
        {window}, at least {factor.minimumObservations} returns a symbol
      </Item>
      <Item term="Method">
        {factor.model === "ridge"
          ? "Ridge regression on the six style funds together"
          : `Least squares on ${legsOf(factor)} alone`}
      </Item>
      {dollars !== null ? (
        <Item term="Dollar exposure">
          {formatUsd(dollars)}: it moves like that much held in {legsOf(factor)}
        </Item>
      ) : null}
      {fit ? (
        <Item term="Fit">
          {fit.observations} returns
          {fit.rSquared === null ? null : `, r² ${fit.rSquared.toFixed(2)}`}
          {fit.t === null ? null : `, t ${fit.t.toFixed(1)}`}
        </Item>
      ) : null}
      {coverage !== null ? (
        <Item term="Covers">
          {formatPercent(coverage)} of gross value
          {uncovered.length > 0 ? `; without ${uncovered.join(", ")}` : null}
        </Item>
      ) : null}
    </dl>
  );
}

function Item({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
