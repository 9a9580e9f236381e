import { z } from "zod";
import type { Correction } from "@/lib/import";

const MONEY = /^(?=.*[1-9])\d{1,15}(\.\d{1,4})?$/;

/** Postgres holds no NUL, and nobody means one. */
const words = (most: number, name: string) =>
  z
    .string()
    .max(most, `${name} may have at most ${most.toLocaleString("en-US")} characters`)
    .refine((text) => !text.includes("\0"), `${name} has a NUL character in it`);

const fields = z.object({
  portfolio_name: words(200, "portfolio_name").default(""),
  description: words(2_000, "description").optional(),
  equity_balance: z
    .string()
    .trim()
    .regex(MONEY, "equity_balance must be dollars above 0, such as 25000 or 25000.50")
    .or(z.literal(""))
    .optional(),
  /** Lines the user chose to leave out: "[4, 9]". */
  skip_lines: jsonOf(z.array(z.int().positive()), "skip_lines must be a JSON list of line numbers"),
  /** Cells the user put right. */
  corrections: jsonOf(
    z.array(z.object({ line: z.int().positive(), column: z.string(), value: z.string().max(200) })),
    "corrections must be a JSON list of {line, column, value}",
  ),
});

interface FormFields {
  name: string;
  description: string | null;
  equityBalance: string | null;
  skipLines: number[];
  corrections: Correction[];
}

/** What an upload's form says beside its file or text; everything that is wrong, in one message. */
export function formFields(form: FormData): { ok: true; value: FormFields } | { ok: false; message: string } {
  const parsed = fields.safeParse(Object.fromEntries([...form].filter(([, value]) => typeof value === "string")));
  if (!parsed.success) return { ok: false, message: parsed.error.issues.map((issue) => issue.message).join("; ") };
  const { data } = parsed;
  return {
    ok: true,
    value: {
      name: data.portfolio_name,
      description: data.description ?? null,
      equityBalance: data.equity_balance === undefined || data.equity_balance === "" ? null : data.equity_balance,
      skipLines: data.skip_lines,
      corrections: data.corrections,
    },
  };
}

/** A form field that holds JSON; absent is an empty list. */
function jsonOf<T>(schema: z.ZodType<T[]>, message: string) {
  return z
    .string()
    .default("[]")
    .transform((text, context) => {
      const parsed = schema.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue(message);
      return z.NEVER;
    });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
