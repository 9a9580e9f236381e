"use client";

import type { Found, Wanted } from "@/components/import/draft";
import { type CreateOutcome, PortfolioUpload } from "@/components/import/portfolio-upload";
import type { ColumnMapping } from "@/lib/import";
import { createFromText } from "./portfolios/actions";

const SAMPLES = [
  { label: "a mixed brokerage account", href: "/samples/mixed-account.csv" },
  { label: "a Fidelity export", href: "/samples/fidelity-layout.csv" },
];

/** The upload, wired: files through the route handler (actions stop at 1 MB), pasted text through an action. */
export function Upload() {
  return (
    <PortfolioUpload
      samples={SAMPLES}
      templateHref="/template.csv"
      onCreate={create}
      onLookup={lookUp}
      onRecall={recallMapping}
    />
  );
}

async function create(form: FormData): Promise<CreateOutcome> {
  if (form.has("pasted_text")) return createFromText(form);
  const file = form.get("csv_file");
  if (file instanceof File) form.set("csv_file", await gzipped(file), `${file.name}.gz`);
  const response = await fetch("/api/v1/onboarding/create-portfolio", { method: "POST", body: form });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && hasText(body, "portfolio_id")) return { ok: true, href: `/portfolios/${body.portfolio_id}` };
  const message = hasText(body, "detail") ? body.detail : `The server answered ${response.status}. Nothing was stored.`;
  return { ok: false, message };
}

/** A positions file shrinks to a tenth; the server counts bytes while it inflates. */
export async function gzipped(file: File): Promise<Blob> {
  return new Response(file.stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

/** What the universe says of a file's names, before anything is stored. */
export async function lookUp({ candidates, identifiers, names }: Wanted): Promise<Found | null> {
  const body = {
    candidates: candidates.slice(0, 5000),
    identifiers: identifiers.slice(0, 500),
    names: names.map((name) => name.slice(0, 120)).slice(0, 50),
  };
  const response = await fetch("/api/v1/symbols/lookup", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  return response?.ok ? ((await response.json()) as Found) : null;
}

/** The preview waits for it; so long it may. */
const RECALL_MS = 2_000;

/** How the columns of files of this shape were read last; null where nothing is remembered or it cannot be asked. */
export async function recallMapping(shape: string): Promise<ColumnMapping | null> {
  const signal = AbortSignal.timeout(RECALL_MS);
  const response = await fetch(`/api/v1/import-mappings/${encodeURIComponent(shape)}`, { signal }).catch(() => null);
  if (!response?.ok) return null;
  const { mapping } = (await response.json()) as { mapping: ColumnMapping | null };
  return mapping;
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === "object" && value !== null && key in value && typeof Reflect.get(value, key) === "string";
}
