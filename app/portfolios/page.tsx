import type { Metadata } from "next";
import { PortfolioCards } from "@/components/portfolio/portfolio-card";
import { LinkButton } from "@/components/shell/link-button";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/states/empty-state";
import { requireViewer } from "../viewer";
import { loadPortfolioCards } from "./loaders";

export const metadata: Metadata = { title: "Portfolios" };

export default async function PortfoliosPage() {
  const viewer = await requireViewer();
  const portfolios = await loadPortfolioCards({ ownerId: viewer.id });
  const upload = <LinkButton href="/">Upload a portfolio</LinkButton>;
  return (
    <Page title="Portfolios" action={portfolios.length > 0 ? upload : undefined}>
      {portfolios.length === 0 ? (
        <EmptyState title="No portfolios yet" action={upload}>
          Drop a file from your broker, and its factor exposures are here within a second.
        </EmptyState>
      ) : (
        <PortfolioCards portfolios={portfolios} />
      )}
    </Page>
  );
}
