import { Text } from "@mantine/core";
import Link from "next/link";
import { coverageSentence } from "@/components/factors/coverage-sentence";
import { Missing } from "@/components/states/missing";
import { formatBeta, formatCount, formatUsd } from "@/lib/format";
import classes from "./portfolio.module.css";

export interface PortfolioCardProps {
  href: string;
  name: string;
  positions: number;
  netValueUsd: number | null;
  marketBeta: number | null;
  /** 0..1; null without a portfolio value. */
  coverage: number | null;
  pending: number;
  unavailable: number;
}

/** One portfolio in the list: its name, worth, and how it moves with the market. The whole card is the link. */
export function PortfolioCard(props: PortfolioCardProps) {
  const { href, name, positions, netValueUsd, marketBeta, coverage, pending, unavailable } = props;
  return (
    <li className={classes.card}>
      <Link href={href} className={classes.cardLink}>
        {name}
      </Link>
      <Text size="xs" c="dimmed" className="tabular">
        {formatCount(positions)} {positions === 1 ? "position" : "positions"}
      </Text>
      <dl className={classes.cardFigures}>
        <div>
          <dt>Net value</dt>
          <dd>{netValueUsd === null ? <Missing reason="No prices yet" /> : formatUsd(netValueUsd)}</dd>
        </div>
        <div>
          <dt>Market exposure</dt>
          <dd>{marketBeta === null ? <Missing reason="No beta to the market yet" /> : formatBeta(marketBeta)}</dd>
        </div>
      </dl>
      <Text size="xs" c="dimmed" className="tabular">
        {coverageSentence({ coverage, pending, unavailable })}
      </Text>
    </li>
  );
}

/** The cards beside and below one another. */
export function PortfolioCards({ portfolios }: { portfolios: readonly PortfolioCardProps[] }) {
  return (
    <ul className={classes.cards}>
      {portfolios.map((portfolio) => (
        <PortfolioCard key={portfolio.href} {...portfolio} />
      ))}
    </ul>
  );
}
