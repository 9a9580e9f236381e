import { z } from "zod";
import { CALL_KINDS, type CallKind } from "../yahoo-fetch";
import type { ChartResult } from "./answers/chart";
import { stream, uniform } from "./random";

export const FAULT_KINDS = [
  /** As if the symbol did not exist. */
  "not_found",
  /** 429 with a page of text. */
  "rate_limited",
  /** 429 with one of Yahoo's JSON errors. */
  "rate_limited_json",
  "server_error",
  /** No answer at all. */
  "hang",
  /** 401 Invalid Crumb, whatever the crumb. */
  "crumb_refused",
  /** A quote whose price is no number, a chart with a close that is none. */
  "malformed",
  /** A chart without adjusted closes. */
  "missing_adjclose",
  /** Rows of a chart with nothing in them. */
  "null_holes",
  /** Prices a hundred times too high: pence for pounds. */
  "unit_error",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const faultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** Only for this symbol; all where it is left out. */
  symbol: z.string().optional(),
  /** Only for this kind of call; all that the fault can strike where it is left out. */
  route: z.enum(CALL_KINDS).optional(),
  /** How often it strikes; for good where neither this nor `forMs` is given. */
  calls: z.int().positive().optional(),
  forMs: z.number().positive().optional(),
  /**
   * The share of calls it strikes, drawn by `seed`, by what is asked and how often that was asked before: the same calls
   * are struck in whatever order they come.
   */
  share: z.number().gt(0).max(1).optional(),
  seed: z.string().optional(),
  /** The Retry-After header of a 429: seconds, or an HTTP date. */
  retryAfter: z.union([z.int().nonnegative(), z.string()]).optional(),
  /** Which bars of a chart are malformed, holes or too high; the newest but a few where it is left out. */
  sessions: z.array(z.string()).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

interface Armed {
  fault: Fault;
  callsLeft: number;
  /** On the process's own clock, ms. */
  until: number;
  /** For a share: how often each thing was asked since. */
  asked: Map<string, number>;
}

/** The switches for what goes wrong. */
export class Faults {
  private armed: Armed[] = [];

  set(fault: Fault): void {
    this.armed.push({
      fault,
      callsLeft: fault.calls ?? Number.POSITIVE_INFINITY,
      until: performance.now() + (fault.forMs ?? Number.POSITIVE_INFINITY),
      asked: new Map(),
    });
  }

  clear(): void {
    this.armed = [];
  }

  /** The first fault of these kinds that strikes a call for one of these symbols; it counts as having struck. */
  strike(kinds: readonly FaultKind[], route: CallKind, symbols: readonly string[]): Fault | undefined {
    const now = performance.now();
    this.armed = this.armed.filter(({ callsLeft, until }) => callsLeft > 0 && until > now);
    const hit = this.armed.find(
      (armed) =>
        kinds.includes(armed.fault.kind) &&
        (armed.fault.route === undefined || armed.fault.route === route) &&
        (armed.fault.symbol === undefined || symbols.includes(armed.fault.symbol)) &&
        isDrawn(armed, `${route} ${symbols.join()}`),
    );
    if (hit) hit.callsLeft--;
    return hit?.fault;
  }
}

/** Whether this call is in the share that a fault strikes. */
function isDrawn({ fault, asked }: Armed, call: string): boolean {
  if (fault.share === undefined) return true;
  const before = asked.get(call) ?? 0;
  asked.set(call, before + 1);
  return uniform(stream(`${fault.seed ?? "1"}/${fault.kind} ${call}`), before) < fault.share;
}

/** Bars that a fault strikes where it names no sessions: counted from the end, the last one left whole. */
const STRUCK_FROM_END = [3, 7, 20];

/** A chart answer with a fault worked into it. `sessionAt` names the session of a timestamp. */
export function spoilChart(chart: ChartResult, fault: Fault, sessionAt: (seconds: number) => string): void {
  const { indicators, timestamp = [] } = chart;
  const quote = indicators.quote[0] ?? {};
  if (fault.kind === "missing_adjclose") {
    delete indicators.adjclose;
    return;
  }
  const columns = [...Object.entries(quote), ["adjclose", indicators.adjclose?.[0]?.adjclose ?? []] as const];
  for (const i of struckBars(timestamp, fault, sessionAt)) {
    for (const [name, column] of columns) {
      const value = column[i];
      if (fault.kind === "null_holes") column[i] = null;
      if (fault.kind === "malformed" && name === "close") column[i] = "not-a-number";
      if (fault.kind === "unit_error" && name !== "volume" && typeof value === "number") column[i] = value * 100;
    }
  }
}

function struckBars(timestamps: readonly number[], fault: Fault, sessionAt: (seconds: number) => string): number[] {
  const { sessions } = fault;
  if (sessions) return timestamps.flatMap((seconds, i) => (sessions.includes(sessionAt(seconds)) ? [i] : []));
  // A wrong unit shows in what comes last; holes and rubbish are found in between.
  if (fault.kind === "unit_error") return timestamps.length > 0 ? [timestamps.length - 1] : [];
  return STRUCK_FROM_END.map((back) => timestamps.length - back).filter((i) => i >= 0);
}

/** A quote row with a fault worked into it. */
export function spoilQuote(row: Record<string, unknown>, fault: Fault): Record<string, unknown> {
  if (fault.kind === "malformed") return { ...row, regularMarketPrice: "not-a-number" };
  const prices = ["regularMarketPrice", "regularMarketOpen", "regularMarketDayHigh", "regularMarketDayLow"];
  const raised = Object.entries(row).map(([name, value]) => {
    return [name, prices.includes(name) && typeof value === "number" ? value * 100 : value];
  });
  return Object.fromEntries(raised);
}
