import type { Metadata } from "next";
import { PortfolioCards } from "@/components/portfolio/portfolio-card";
import { AsOfLine } from "@/components/shell/as-of-line";
import { LinkButton } from "@/components/shell/link-button";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/states/empty-state";
import { requireViewer } from "../viewer";
import { loadPortfolios } from "./loaders";
import { RefreshCards } from "./refresh-cards";

export const metadata: Metadata = { title: "Portfolios" };

export default async function PortfoliosPage() {
  const viewer = await requireViewer();
  const { cards, asOf, moves } = await loadPortfolios({ ownerId: viewer.id });
  const upload = <LinkButton href="/">Upload a portfolio</LinkButton>;
  return (
    <Page
      title="Portfolios"
      subtitle={cards.length > 0 ? <AsOfLine {...asOf} quality /> : undefined}
      action={cards.length > 0 ? upload : undefined}
    >
      {cards.length === 0 ? (
        <EmptyState title="No portfolios yet" action={upload}>
          Drop a file from your broker, and its factor exposures are here within a second.
        </EmptyState>
      ) : (
        <>
          <RefreshCards isPending={cards.some(({ pending }) => pending > 0)} moves={moves} />
          <PortfolioCards portfolios={cards} />
        </>
      )}
    </Page>
  );
}
