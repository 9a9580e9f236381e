import type { Estimate } from "./onboarding-estimate";
import type { PendingState, PortfolioReadiness } from "./readiness";
import { waitWords } from "./wait-words";

/** A pending symbol with what it waits for: "the price provider does not answer", and until when, in words. */
export interface PendingReason {
  symbol: string;
  state: PendingState;
  why: string | null;
  until: string | null;
}

interface ReadinessFacts {
  /** Positions whose numbers are there, of those that get any: cash and private ones are not counted. */
  ready: number;
  total: number;
  pending: readonly PendingReason[];
  /** Symbols that will have no numbers. */
  unavailable: readonly string[];
  /** Until the last that waits for no limit is in. */
  estimate: Estimate | null;
}

/** More symbols than these are counted, not named. */
const NAMED = 3;

const NOTHING_TO_PRICE = "Nothing here needs prices: cash and private holdings are counted at their stated value.";

/** The message of an upload's answer and of the status poll (product §6; the specification's §10.6). */
export function readinessMessage(status: PortfolioReadiness, facts: ReadinessFacts): string {
  const { ready, total, unavailable } = facts;
  switch (status) {
    case "ready":
      return unavailable.length === 0
        ? "Your portfolio is ready."
        : `Your portfolio is ready: analytics for ${ready}/${total} positions. ${withoutNumbers(unavailable)}`;
    case "partial":
      return [`Analytics ready for ${ready}/${total} positions.`, ...loading("Loading", facts)].join(" ");
    case "pending":
      return loading("Loading data for", facts).join(" ");
    case "error":
      if (total === 0) return NOTHING_TO_PRICE;
      return ["None of the positions can be modelled.", withoutNumbers(unavailable)].join(" ").trim();
  }
}

/** "Loading NEWSTOCK (about 5 s)…", then what the others wait for. */
function loading(verb: string, { pending, estimate }: ReadinessFacts): string[] {
  const coming = pending.filter(({ state }) => state !== "held" && state !== "next_run");
  const shown = coming.length > 0 ? coming : pending;
  const time = estimate === null ? "" : ` (${estimateWords(estimate)})`;
  const retrying = groupsOf(pending.filter(({ state }) => state === "retrying")).map((group) =>
    waits(group, shown.length === 1 ? "It" : namesOr(group, `${group.length} of them`)),
  );
  const held = groupsOf(pending.filter(({ state }) => state === "held")).map((group) =>
    waits(group, coming.length > 0 ? `${group.length} more` : shown.length === 1 ? "It" : `${group.length} of them`),
  );
  const later = pending.filter(({ state }) => state === "next_run").length;
  const nextRun = `${later === pending.length ? "The numbers come" : `${later} more ${later === 1 ? "comes" : "come"}`} with the next run.`;
  return [`${verb} ${symbolWords(verb, shown)}${time}…`, ...retrying, ...held, ...(later === 0 ? [] : [nextRun])];
}

function estimateWords({ seconds }: Estimate): string {
  return seconds === null ? "taking longer than usual" : `about ${waitWords(seconds)}`;
}

/** A partial answer names its few; where nothing is ready yet, the number says more. */
function symbolWords(verb: string, shown: readonly PendingReason[]): string {
  const count = `${shown.length} new ${shown.length === 1 ? "symbol" : "symbols"}`;
  return verb === "Loading" ? namesOr(shown, count) : count;
}

const namesOr = (pending: readonly PendingReason[], otherwise: string) =>
  pending.length <= NAMED ? pending.map(({ symbol }) => symbol).join(", ") : otherwise;

/** Those that wait for the same thing until the same time. */
function groupsOf(pending: readonly PendingReason[]): PendingReason[][] {
  const groups = new Map<string, PendingReason[]>();
  for (const one of pending) {
    const key = `${one.why}|${one.until}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function waits(group: readonly PendingReason[], who: string): string {
  const [first] = group;
  const until = first?.until ? `${first.state === "retrying" ? "next try" : "until"} ${first.until}` : null;
  const reason = [first?.why ?? null, until].filter((part) => part !== null);
  return `${who} ${group.length === 1 ? "waits" : "wait"}: ${reason.join("; ")}.`;
}

function withoutNumbers(symbols: readonly string[]): string {
  if (symbols.length === 0) return "";
  if (symbols.length === 1) return `${symbols[0]} has no numbers.`;
  return symbols.length <= NAMED
    ? `${symbols.join(", ")} have no numbers.`
    : `${symbols.length} symbols have no numbers.`;
}
