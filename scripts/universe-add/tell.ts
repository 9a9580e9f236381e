import type { Addition } from "@/db/queries/universe-additions";
import type { Refusal } from "./read-list";

const STATE_WORDS = {
  pending: "wait for their first prices",
  active: null,
  insufficient_history: "have too short a history for betas",
  unsupported: "are of a kind we keep no numbers of",
  delisted: "are delisted",
  not_found: "are unknown to the provider",
} as const;

/** Each thing that was refused, a line for each: where, what, why and what to do. */
export function refusalLines(refusals: readonly Refusal[]): string[] {
  return refusals.map(({ where, value, why }) => {
    if (value === null) return `  ${where}: ${why}`;
    return `  ${where}: ${value === "" ? "it" : `“${shown(value)}”`} ${why}.`;
  });
}

/** What has become of the symbols, in one sentence and one for those that were there. */
export function additionLines(
  { fresh, reopened, present }: Addition,
  { refused, dryRun }: { refused: number; dryRun: boolean },
): string[] {
  const counts = [
    `${many(fresh.length)} new`,
    `${many(present.length)} there already`,
    ...(reopened.length > 0 ? [`${many(reopened.length)} looked for again`] : []),
    ...(refused > 0 ? [`${many(refused)} refused`] : []),
  ];
  const lines = [`${dryRun ? "Would be" : "Symbols"}: ${counts.join(", ")}.`];
  const states = new Map<string, number>();
  for (const { status } of present) {
    const words = STATE_WORDS[status];
    if (words !== null) states.set(words, (states.get(words) ?? 0) + 1);
  }
  if (states.size > 0) {
    lines.push(`Of those there already: ${[...states].map(([words, count]) => `${many(count)} ${words}`).join(", ")}.`);
  }
  return lines;
}

export interface Situation {
  /** The published session; null where nothing has been published yet. */
  published: string | null;
  callsPerHour: number;
  /** Where the app would be reached. */
  appUrl: string;
}

/** What happens next, and how long it takes: one call to the provider for each symbol's first prices. */
export function nextLines({ fresh, reopened }: Addition, { published, callsPerHour, appUrl }: Situation): string[] {
  const calls = fresh.length + reopened.length;
  if (calls === 0) return [];
  const hours = Math.ceil(calls / callsPerHour);
  const spread = hours === 1 ? "which fit into one hour" : `so that they take about ${many(hours)} hours`;
  const lines = [`They need ${many(calls)} calls of at most ${many(callsPerHour)} an hour, ${spread}.`];
  if (published === null) {
    lines.push(`Next: npm start begins the first fill by itself; if the app runs already, Run now on ${appUrl}/admin.`);
    return lines;
  }
  const run = `${appUrl}/api/v1/admin/symbol-batch/run`;
  lines.push(
    `Next: the coming night (21:00 New York on trading days) brings them in. At once, for ${published}:`,
    `  curl -X POST ${run} -d '{"force":true,"reason":"symbols added"}'`,
    `or Run now on ${appUrl}/admin, “Also if the session is published already”. What a portfolio holds of them is looked up when its file is dropped.`,
  );
  return lines;
}

/** A stray cell may be long, or hold what a terminal obeys. */
const shown = (value: string): string => value.slice(0, 60).replace(/\p{Cc}/gu, "�");

const many = (count: number): string => count.toLocaleString("en-US");
