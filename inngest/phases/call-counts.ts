import type { Database } from "@/db/connection";
import { recordProviderCalls } from "@/db/queries/provider-calls";
import { CallTallies } from "@/lib/market-data/call-tally";
import type { CallKind, CallOutcome } from "@/lib/market-data/yahoo-fetch";

/** Least time between two writes while calls go out; the end of a step's work writes in any case. */
const WRITE_EVERY_MS = 5_000;

/** Counts the calls of this process by minute and brings the counts to the database: for the screen and the model card. */
export class CallCounts {
  private readonly tallies = new CallTallies();
  private written = performance.now();
  private writing: Promise<void> = Promise.resolve();

  /** The app's clock: it says which minute a call belongs to. */
  now: () => Date;

  constructor(private readonly settings: { db: () => Database; provider: string; now: () => Date }) {
    this.now = settings.now;
  }

  /** What the market client tells of each call. */
  count(kind: CallKind, outcome: CallOutcome): void {
    this.tallies.count(kind, outcome, this.now());
    if (performance.now() - this.written >= WRITE_EVERY_MS) void this.write();
  }

  /** Writes what has been counted. A count is no reason to fail a step: what cannot be written now is written later. */
  write(): Promise<void> {
    this.written = performance.now();
    this.writing = this.writing.then(async () => {
      const tallies = this.tallies.take();
      if (tallies.length === 0) return;
      try {
        await recordProviderCalls(this.settings.db(), { provider: this.settings.provider, tallies });
      } catch {
        this.tallies.giveBack(tallies);
      }
    });
    return this.writing;
  }
}
