"use client";

import { type CreateOutcome, PortfolioUpload } from "@/components/import/portfolio-upload";
import type { SymbolAnswer } from "@/lib/import";
import { createFromText } from "./portfolios/actions";

const SAMPLES = [
  { label: "a mixed brokerage account", href: "/samples/mixed-account.csv" },
  { label: "a Fidelity export", href: "/samples/fidelity-layout.csv" },
];

/** The upload, wired: files through the route handler (actions stop at 1 MB), pasted text through an action. */
export function Upload() {
  return <PortfolioUpload samples={SAMPLES} templateHref="/template.csv" onCreate={create} onLookup={lookUp} />;
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
async function gzipped(file: File): Promise<Blob> {
  return new Response(file.stream().pipeThrough(new CompressionStream("gzip"))).blob();
}

/** What the universe says of a file's symbols, before anything is stored; null where it cannot be asked. */
async function lookUp(candidates: string[]): Promise<Record<string, SymbolAnswer> | null> {
  const response = await fetch("/api/v1/symbols/lookup", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ candidates: candidates.slice(0, 5000) }),
  });
  if (!response.ok) return null;
  const { answers } = (await response.json()) as { answers: Record<string, SymbolAnswer> };
  return answers;
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === "object" && value !== null && key in value && typeof Reflect.get(value, key) === "string";
}
