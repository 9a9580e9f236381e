import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireViewer } from "@/app/viewer";
import { Page } from "@/components/shell/page";
import { Section } from "@/components/shell/section";
import { loadVersionHead } from "../../version-list";
import { DeletePortfolio } from "./delete-portfolio";
import { DetailsForm } from "./details-form";

export const metadata: Metadata = { title: "Settings of a portfolio" };

export default async function SettingsPage({ params }: { params: Promise<{ portfolioId: string }> }) {
  const viewer = await requireViewer();
  const { portfolioId } = await params;
  const head = await loadVersionHead({ portfolioId, ownerId: viewer.id });
  if (head === null) notFound();
  const { name, description, equityBalance, lots } = head;
  return (
    <Page
      title={`Settings of ${name}`}
      subtitle={<Link href={`/portfolios/${portfolioId}`}>Back to the portfolio</Link>}
    >
      <Section title="Name and equity">
        <DetailsForm
          portfolioId={portfolioId}
          name={name}
          description={description ?? ""}
          equity={equityBalance === null ? "" : Number(equityBalance)}
        />
      </Section>
      <Section title="Delete">
        <DeletePortfolio portfolioId={portfolioId} name={name} lots={lots} />
      </Section>
    </Page>
  );
}
