import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "../../viewer";
import { CardPage } from "../card-page";
import { loadModelCard } from "../loaders";

export const metadata: Metadata = { title: "Model card" };

interface ModelCardPageProps {
  params: Promise<{ runId: string }>;
}

export default async function ModelCardPage({ params }: ModelCardPageProps) {
  await requireViewer();
  const loaded = await loadModelCard({ runId: (await params).runId });
  if (loaded === null) notFound();
  return <CardPage loaded={loaded} />;
}
