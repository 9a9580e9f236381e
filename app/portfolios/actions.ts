"use server";

import { z } from "zod";
import { requireViewer } from "@/app/viewer";
import type { CreateOutcome } from "@/components/import/portfolio-upload";
import { problemSentence, readPortfolioText } from "@/lib/import";
import { createPortfolio } from "./create-portfolio";
import { formFields } from "./form-fields";

const pasted = z.object({ pasted_text: z.string() });

/** Creates a portfolio from pasted rows; what is wrong comes back as a sentence, and nothing is stored then. */
export async function createFromText(form: FormData): Promise<CreateOutcome> {
  const viewer = await requireViewer();

  const fields = formFields(form);
  if (!fields.ok) return { ok: false, message: fields.message };
  const text = pasted.safeParse(Object.fromEntries(form));
  if (!text.success) return { ok: false, message: "There is no pasted text to read." };

  const { skipLines, corrections, ...details } = fields.value;
  const read = readPortfolioText(text.data.pasted_text, { skipLines, corrections });
  const created = await createPortfolio(read, { ownerId: viewer.id, ...details });
  if (created.ok) return { ok: true, href: `/portfolios/${created.portfolioId}` };

  const [first, ...rest] = created.problems.filter((problem) => problem.severity === "error");
  const more = rest.length === 0 ? "" : ` There are ${rest.length} more problems.`;
  return { ok: false, message: `${first ? problemSentence(first) : "The text cannot be used."}${more}` };
}
