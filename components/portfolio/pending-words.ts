import { waitWords } from "@/lib/portfolio/wait-words";
import { isDone, ONBOARDING_STEPS, type SymbolRow } from "./follow-symbols";

/** The words of the pending symbols: pure, for the panel and whoever tests it. */

export const STEP_WORDS: Record<(typeof ONBOARDING_STEPS)[number], { label: string; doing: string }> = {
  found: { label: "Found", doing: "Asking Yahoo whether it exists" },
  history: { label: "History", doing: "Fetching a year of prices" },
  betas: { label: "Betas", doing: "Estimating its betas" },
  metrics: { label: "Metrics", doing: "Writing its numbers" },
};

/** What is happening to a symbol: "Fetching a year of prices, about 3 s". */
export function rowWords({ state, done, seconds, isLate, why, until }: SymbolRow): string {
  const time = isLate ? "; it takes longer than usual" : seconds === null ? "" : `, about ${waitWords(seconds)}`;
  switch (state) {
    case "under_way": {
      const step = ONBOARDING_STEPS[done];
      return `${step === undefined ? "Telling its portfolios" : STEP_WORDS[step].doing}${time}`;
    }
    case "in_line":
      return `In line${time}`;
    case "retrying":
      return `${capital(why ?? "it is tried again")}${until === null ? "" : `; next try ${until}`}`;
    case "held":
      return `${capital(why ?? "a limit holds it back")}${until === null ? "" : `; it goes on ${until}`}`;
    case "next_run":
      return "Its numbers come with the next run";
    case "in":
      return "Its numbers are in";
    case "ended":
      return "No numbers; the reason is below";
  }
}

/** "5 in, 3 under way, 40 in line, 12 wait until 21:45 New York" */
export function countWords(rows: readonly SymbolRow[]): string {
  const counts = new Map<string, number>();
  for (const row of rows.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))) {
    const words = stateWords(row);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, n]) => `${n} ${n === 1 ? words.replace(/^(wait|come)\b/, "$1s") : words}`).join(", ");
}

/** Why some of them wait, each reason once, as sentences. */
export function reasonWords(rows: readonly SymbolRow[]): string {
  const reasons = rows.flatMap(({ state, why }) => ((state === "held" || state === "retrying") && why ? [why] : []));
  return [...new Set(reasons)].map((why) => `${capital(why)}.`).join(" ");
}

const ORDER: SymbolRow["state"][] = ["in", "ended", "under_way", "in_line", "retrying", "held", "next_run"];

function stateWords({ state, until }: SymbolRow): string {
  switch (state) {
    case "in":
      return "in";
    case "ended":
      return "without numbers";
    case "under_way":
      return "under way";
    case "in_line":
      return "in line";
    case "next_run":
      return "come with the next run";
    default:
      return until === null ? "wait" : `wait until ${until}`;
  }
}

/** The panel's heading: how many are on their way, and at the end what came of them. */
export function headingWords(rows: readonly SymbolRow[]): string {
  const pending = rows.filter((row) => !isDone(row));
  const come = rows.filter(({ state }) => state === "in").length;
  const symbols = (n: number) => `${n} new ${n === 1 ? "symbol" : "symbols"}`;
  if (pending.length > 0) {
    const moving = pending.some(({ state }) => state !== "held" && state !== "next_run");
    return moving
      ? `Loading ${symbols(pending.length)}`
      : `${symbols(pending.length)} ${pending.length === 1 ? "waits" : "wait"}`;
  }
  if (come === rows.length) return `${symbols(come)} ${come === 1 ? "is" : "are"} in`;
  if (come > 0) return `${come} of ${symbols(rows.length)} ${come === 1 ? "is" : "are"} in`;
  return rows.length === 1 ? "The new symbol has no numbers" : `None of ${symbols(rows.length)} has numbers`;
}

/** "About 12 s left": until the last one that waits for no limit; empty where nothing is on its way. */
export function estimateWords(
  rows: readonly SymbolRow[],
  { seconds, isLate }: { seconds: number | null; isLate: boolean },
): string {
  const pending = rows.filter((row) => !isDone(row));
  if (pending.length === 0) return "";
  if (isLate) return "This takes longer than usual.";
  if (seconds !== null) return `About ${waitWords(seconds)} left.`;
  return pending.every(({ state }) => state === "held") ? "Each goes on at the time beside it." : "";
}

const capital = (text: string) => text.replace(/^./, (first) => first.toUpperCase());
