import { z } from "zod";
import { getDatabase } from "@/db/pools";
import { deletePortfolio, type PortfolioWords, updatePortfolioWords } from "@/db/queries/portfolios";
import { appClock, readEnv } from "@/lib/env";
import type { PortfolioScope } from "./exposures";
import { MONEY, MONEY_WORDS, words } from "./form-fields";
import { isUuid } from "./uuid";

/** Dollars as a number or as text, which keeps every digit; null or blank: not said. */
const money = z
  .union([z.string().trim(), z.number().transform(String)])
  .refine((text) => text === "" || MONEY.test(text), MONEY_WORDS)
  .transform((text) => (text === "" ? null : text))
  .nullable();

const details = z
  .strictObject({
    name: words(200, "name")
      .transform((text) => text.trim())
      .refine((text) => text !== "", "name may not be blank"),
    description: words(2_000, "description")
      .transform((text) => (text.trim() === "" ? null : text))
      .nullable(),
    equity_balance: money,
  })
  .partial();

/** What may be changed of a portfolio beside its lots, from an untrusted value; everything that is wrong, in one message. */
export function portfolioWords(value: unknown): { ok: true; words: PortfolioWords } | { ok: false; message: string } {
  const parsed = details.safeParse(value);
  if (!parsed.success) return { ok: false, message: parsed.error.issues.map((issue) => issue.message).join("; ") };
  const { name, description, equity_balance: equityBalance } = parsed.data;
  return {
    ok: true,
    words: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(equityBalance === undefined ? {} : { equityBalance }),
    },
  };
}

/** @returns whether there is such a portfolio of this owner */
export async function updateDetails(scope: PortfolioScope, changed: PortfolioWords): Promise<boolean> {
  if (!isUuid(scope.portfolioId)) return false;
  const now = appClock(readEnv())();
  return (await updatePortfolioWords(getDatabase("requests"), { ...scope, words: changed, now })) !== null;
}

/**
 * Takes a portfolio away with its lots, versions and files. Jobs that are looking its new symbols up go on: those are
 * everybody's.
 *
 * @returns whether there was such a portfolio of this owner
 */
export async function removePortfolio(scope: PortfolioScope): Promise<boolean> {
  return isUuid(scope.portfolioId) && deletePortfolio(getDatabase("requests"), scope);
}
