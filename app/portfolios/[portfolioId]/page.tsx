import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CoverageLine } from "@/components/factors/coverage-line";
import { ExposureChart } from "@/components/factors/exposure-chart";
import { ExposureTable } from "@/components/factors/exposure-table";
import { portfolioRows } from "@/components/factors/rows";
import { PortfolioLinks } from "@/components/portfolio/portfolio-links";
import { PortfolioSummary } from "@/components/portfolio/portfolio-summary";
import { PositionsTable } from "@/components/portfolio/positions-table";
import { UnavailableSymbols } from "@/components/portfolio/unavailable-symbols";
import { AsOfLine } from "@/components/shell/as-of-line";
import { Page } from "@/components/shell/page";
import { requireViewer } from "../../viewer";
import { replaceSymbol } from "../actions";
import { loadPortfolioPage } from "../loaders";
import { statusAnswer } from "../status-answer";
import { LiveSymbols } from "./live-symbols";

interface PortfolioPageProps {
  params: Promise<{ portfolioId: string }>;
}

export const metadata: Metadata = { title: "Portfolio" };

export default async function PortfolioPage({ params }: PortfolioPageProps) {
  const viewer = await requireViewer();
  const { portfolioId } = await params;
  const page = await loadPortfolioPage({ portfolioId, ownerId: viewer.id });
  if (page === null) notFound();
  const { exposures, readiness, rows, newer, name } = page;
  const { coverage, asOf, factors, pendingSymbols, unavailableSymbols } = exposures;
  const factorRows = portfolioRows(factors);
  return (
    <Page title={name} subtitle={<AsOfLine session={asOf} newer={newer} quality />}>
      <PortfolioSummary
        {...exposures}
        positions={rows.length}
        pending={pendingSymbols.length}
        unavailable={unavailableSymbols.length}
        marketBeta={factors[0] ?? null}
      />
      <PortfolioLinks
        portfolioHref={`/portfolios/${portfolioId}`}
        exportHref={`/api/v1/portfolios/${portfolioId}/export`}
      />
      <LiveSymbols portfolioId={portfolioId} drawn={statusAnswer(portfolioId, readiness)} />
      <ExposureChart rows={factorRows} asOf={asOf}>
        <CoverageLine coverage={coverage} pending={pendingSymbols.length} unavailable={unavailableSymbols.length} />
      </ExposureChart>
      <UnavailableSymbols symbols={readiness.unavailableSymbols} onReplace={replaceSymbol.bind(null, portfolioId)} />
      <section aria-labelledby="numbers">
        <Title order={2} id="numbers" mb="sm">
          In numbers
        </Title>
        <ExposureTable rows={factorRows} />
      </section>
      <section aria-labelledby="positions">
        <Title order={2} id="positions" mb="sm">
          Positions
        </Title>
        <PositionsTable rows={rows} asOf={asOf} />
      </section>
    </Page>
  );
}
