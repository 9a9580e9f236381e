import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { versionNumber } from "@/app/portfolios/version-list";
import { compareVersion } from "@/app/portfolios/version-restore";
import { differenceView } from "@/app/portfolios/version-view";
import { requireViewer } from "@/app/viewer";
import { NewSymbols } from "@/components/portfolio/difference-confirm";
import { differenceSentence } from "@/components/portfolio/difference-rows";
import { DifferenceTable } from "@/components/portfolio/difference-table";
import { Page } from "@/components/shell/page";
import { Section } from "@/components/shell/section";
import { Notice } from "@/components/states/notice";
import { BringBack } from "./bring-back";

interface VersionPageProps {
  params: Promise<{ portfolioId: string; number: string }>;
}

export const metadata: Metadata = { title: "Bring back a version" };

export default async function VersionPage({ params }: VersionPageProps) {
  const viewer = await requireViewer();
  const { portfolioId, number: text } = await params;
  const number = versionNumber(text);
  if (number === null) notFound();
  const found = await compareVersion({ portfolioId, ownerId: viewer.id }, number);
  if (found === null) notFound();
  const { comparison, unknownSymbols } = found;
  const difference = differenceView(comparison);
  return (
    <Page
      title={`Bring back version ${number} of ${comparison.name}`}
      subtitle={<Link href={`/portfolios/${portfolioId}/versions`}>All versions</Link>}
    >
      {comparison.isSame ? (
        <Notice>The portfolio holds what it held in version {number}. There is nothing to bring back.</Notice>
      ) : (
        <Section title="What changes">
          <p>{differenceSentence(difference)}.</p>
          <DifferenceTable difference={difference} />
          <NewSymbols symbols={unknownSymbols} />
          <BringBack portfolioId={portfolioId} number={number} basedOn={comparison.basedOn} />
        </Section>
      )}
    </Page>
  );
}
