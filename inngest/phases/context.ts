import type { Database } from "@/db/connection";
import type { Market } from "@/lib/market-data/market";
import type { CallCounts } from "./call-counts";

/** What a phase works with: handed in, so that it runs the same under a job, a test and a script. */
export interface JobContext {
  db: Database;
  market: Market;
  /** The app's clock: real, or the sandbox's. */
  now: () => Date;
  /** Counts the market's calls, where somebody wants to know. */
  calls?: CallCounts;
}
