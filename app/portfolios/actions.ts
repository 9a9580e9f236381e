"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requireViewer } from "@/app/viewer";
import type { Outcome } from "@/components/batch/outcome";
import type { CreateOutcome } from "@/components/import/portfolio-upload";
import { problemSentence, readPortfolioText, standsInTheWay } from "@/lib/import";
import { createPortfolio } from "./create-portfolio";
import { formFields } from "./form-fields";
import { rememberMapping } from "./import-mapping";
import { replaceHeldSymbol } from "./replace-symbol";

const pasted = z.object({ pasted_text: z.string() });

/** Creates a portfolio from pasted rows; what is wrong comes back as a sentence, and nothing is stored then. */
export async function createFromText(form: FormData): Promise<CreateOutcome> {
  const viewer = await requireViewer();

  const fields = formFields(form);
  if (!fields.ok) return { ok: false, message: fields.message };
  const text = pasted.safeParse(Object.fromEntries(form));
  if (!text.success) return { ok: false, message: "There is no pasted text to read." };

  const { reading, mapping, ...details } = fields.value;
  const read = readPortfolioText(text.data.pasted_text, reading);
  const created = await createPortfolio(read, {
    ownerId: viewer.id,
    bytes: new TextEncoder().encode(text.data.pasted_text),
    ...details,
  });
  if (created.ok) {
    await rememberMapping(read, { ownerId: viewer.id, mapping });
    return { ok: true, href: `/portfolios/${created.portfolioId}` };
  }

  const [first, ...rest] = created.problems.filter(standsInTheWay);
  const more = rest.length === 0 ? "" : ` There are ${rest.length} more problems.`;
  return { ok: false, message: `${first ? problemSentence(first) : "The text cannot be used."}${more}` };
}

const replacement = z.object({ portfolioId: z.string(), from: z.string().max(200), to: z.string().max(200) });

/** Has all lots of a symbol stand for the one that was meant, and the page read anew with the answer. */
export async function replaceSymbol(portfolioId: string, from: string, to: string): Promise<Outcome> {
  const viewer = await requireViewer();

  const asked = replacement.safeParse({ portfolioId, from, to });
  if (!asked.success) return { ok: false, message: "That is not a symbol: write the ticker, such as AAPL or BRK-B." };
  const scope = { portfolioId: asked.data.portfolioId, ownerId: viewer.id };
  const done = await replaceHeldSymbol(scope, asked.data);
  // Also where it was refused: what the page shows may no longer be held.
  refresh();
  if (!done.ok) return { ok: false, message: done.message };
  return { ok: true, message: `${from} is now ${done.symbol}.` };
}
