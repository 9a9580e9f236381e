import { z } from "zod";
import type { ColumnMapping, ReadOptions } from "@/lib/import";
import { COLUMN_FIELDS } from "@/lib/import/fields";

/** Dollars above 0 as the database holds them. */
export const MONEY = /^(?=.*[1-9])\d{1,15}(\.\d{1,4})?$/;

export const MONEY_WORDS = "equity_balance must be dollars above 0, such as 25000 or 25000.50";

/** Postgres holds no NUL, and nobody means one. */
export const words = (most: number, name: string) =>
  z
    .string()
    .max(most, `${name} may have at most ${most.toLocaleString("en-US")} characters`)
    .refine((text) => !text.includes("\0"), `${name} has a NUL character in it`);

/** What columns mean, of positions or of trades: {"Anzahl": "quantity", "Levy": null}. */
export const columnMapping = z.record(z.string(), z.enum(COLUMN_FIELDS).nullable());

const fields = z.object({
  portfolio_name: words(200, "portfolio_name").default(""),
  description: words(2_000, "description").optional(),
  equity_balance: z.string().trim().regex(MONEY, MONEY_WORDS).or(z.literal("")).optional(),
  /** Lines the user chose to leave out: "[4, 9]". */
  skip_lines: jsonOf(z.array(z.int().positive()), [], "skip_lines must be a JSON list of line numbers"),
  /** Cells the user put right. */
  corrections: jsonOf(
    z.array(z.object({ line: z.int().positive(), column: z.string(), value: z.string().max(200) })),
    [],
    "corrections must be a JSON list of {line, column, value}",
  ),
  /** What columns mean, by header or index: {"Anzahl": "quantity"}. */
  mapping: jsonOf(
    columnMapping.nullable(),
    null,
    `mapping must be a JSON object from column headers to null or one of: ${COLUMN_FIELDS.join(", ")}`,
  ),
  /** What the user said of numbers and dates that read two ways: {"numbers": "1.234,56"}. */
  answers: jsonOf(z.record(z.string(), z.string()), {}, "answers must be a JSON object from question ids to readings"),
  /** Which accounts of the file to take; absent: all but one that only sums up the others. */
  accounts: jsonOf(z.array(z.string()).nullable(), null, "accounts must be a JSON list of account names"),
});

interface FormFields {
  name: string;
  description: string | null;
  equityBalance: string | null;
  /** How the user had the file read. */
  reading: ReadOptions;
  /** What is to be remembered of it for the next file of its shape; null: nothing changes. */
  mapping: ColumnMapping | null;
}

/** What an upload's form says beside its file or text; everything that is wrong, in one message. */
export function formFields(form: FormData): { ok: true; value: FormFields } | { ok: false; message: string } {
  const parsed = fields.safeParse(Object.fromEntries([...form].filter(([, value]) => typeof value === "string")));
  if (!parsed.success) return { ok: false, message: parsed.error.issues.map((issue) => issue.message).join("; ") };
  const { skip_lines: skipLines, corrections, mapping, answers, accounts, ...said } = parsed.data;
  const equityBalance = said.equity_balance || null;
  return {
    ok: true,
    value: {
      name: said.portfolio_name,
      description: said.description ?? null,
      equityBalance,
      reading: {
        skipLines,
        corrections,
        mapping: mapping ?? {},
        answers,
        ...(accounts === null ? {} : { accounts }),
        // A file of weights counts them of what the account is worth.
        ...(equityBalance === null ? {} : { equity: equityBalance }),
      },
      mapping,
    },
  };
}

/** A form field that holds JSON, and what it is where it is absent or blank. */
function jsonOf<T>(schema: z.ZodType<T>, absent: T, message: string) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === "") return absent;
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
