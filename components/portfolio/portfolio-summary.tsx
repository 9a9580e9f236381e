import { Text } from "@mantine/core";
import { uncoveredWords } from "@/components/factors/coverage-sentence";
import { Missing } from "@/components/states/missing";
import { formatBeta, formatPercent, formatSession, formatUsd } from "@/lib/format";
import type { CapitalBase, CapitalBasis, FactorExposure } from "@/lib/portfolio/exposures";
import classes from "./portfolio.module.css";

interface PortfolioSummaryProps {
  netValueUsd: number;
  grossValueUsd: number;
  capitalBase: CapitalBase;
  coverage: number | null;
  asOf: string | null;
  positions: number;
  pending: number;
  unavailable: number;
  /** The first number everybody asks for. */
  marketBeta: Pick<FactorExposure, "exposure" | "ciLow" | "ciHigh"> | null;
}

const BASES: Record<CapitalBasis, string> = {
  stated_equity: "the equity you stated",
  net_value: "net value, cash included",
  max_net_half_gross: "net value, or half of gross where that is more",
  none: "there is nothing to weigh by",
};

/** The portfolio's first lines: what it is worth, how it moves with the market, and what those numbers rest on. */
export function PortfolioSummary(props: PortfolioSummaryProps) {
  const { netValueUsd, grossValueUsd, capitalBase, coverage, asOf, positions, pending, unavailable, marketBeta } =
    props;
  const uncovered = uncoveredWords({ pending, unavailable });
  return (
    <dl className={classes.summary}>
      <Figure
        term="Net value"
        value={formatUsd(netValueUsd)}
        note={`${positions} ${positions === 1 ? "position" : "positions"}, ${formatUsd(grossValueUsd)} gross`}
      />
      <Figure
        term="Market exposure"
        value={
          marketBeta?.exposure == null ? (
            <Missing reason="No beta to the market yet" />
          ) : (
            formatBeta(marketBeta.exposure)
          )
        }
        note={
          marketBeta?.ciLow == null || marketBeta.ciHigh == null
            ? "no interval yet"
            : `95\u202f% interval ${formatBeta(marketBeta.ciLow)} to ${formatBeta(marketBeta.ciHigh)}`
        }
      />
      <Figure
        term="Weighed against"
        value={
          capitalBase.valueUsd === null ? (
            <Missing reason={BASES[capitalBase.basis]} />
          ) : (
            formatUsd(capitalBase.valueUsd)
          )
        }
        note={BASES[capitalBase.basis]}
      />
      <Figure
        term="Covered"
        value={coverage === null ? <Missing reason="Nothing has a value yet" /> : formatPercent(coverage)}
        note={
          uncovered === ""
            ? `of gross value${asOf ? `, ${formatSession(asOf)}` : ""}`
            : `of the value known; ${uncovered}`
        }
      />
    </dl>
  );
}

function Figure({ term, value, note }: { term: string; value: React.ReactNode; note: string }) {
  return (
    <div className={classes.figure}>
      <dt>{term}</dt>
      <dd className={classes.figureValue}>{value}</dd>
      <Text component="dd" size="xs" c="dimmed" className={classes.figureNote}>
        {note}
      </Text>
    </div>
  );
}
