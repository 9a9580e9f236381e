import type { CallKind, CallOutcome } from "./yahoo-fetch";

/** How the calls of one kind went in one minute. */
export interface CallTally {
  minute: Date;
  kind: CallKind;
  calls: number;
  /** Answers that were none: errors, time-outs, refused sessions. A symbol that is not known is an answer. */
  failed: number;
  /** Refused for being too many; not counted among the failed. */
  rateLimited: number;
}

const MINUTE_MS = 60_000;

/** Counts calls until somebody takes the counts to where they are kept: a write for each call would double the night. */
export class CallTallies {
  private tallies = new Map<string, CallTally>();

  count(kind: CallKind, outcome: CallOutcome, at: Date): void {
    const minute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
    this.add({
      minute,
      kind,
      calls: 1,
      failed: outcome === "failed" ? 1 : 0,
      rateLimited: outcome === "rate_limited" ? 1 : 0,
    });
  }

  /** Hands out what has been counted, and begins anew. */
  take(): CallTally[] {
    const taken = [...this.tallies.values()];
    this.tallies = new Map();
    return taken;
  }

  /** Takes back what could not be kept. */
  giveBack(tallies: readonly CallTally[]): void {
    for (const tally of tallies) this.add(tally);
  }

  private add(more: CallTally): void {
    const key = `${more.minute.getTime()} ${more.kind}`;
    const had = this.tallies.get(key);
    if (had === undefined) {
      this.tallies.set(key, { ...more });
      return;
    }
    had.calls += more.calls;
    had.failed += more.failed;
    had.rateLimited += more.rateLimited;
  }
}
