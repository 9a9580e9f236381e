import { getDatabase } from "@/db/pools";
import { appClock, type Env, readEnv } from "@/lib/env";
import { sharedMarket } from "@/lib/market-data/client";
import type { Market } from "@/lib/market-data/market";
import { callBudget } from "./phases/call-budget";
import { CallCounts } from "./phases/call-counts";
import type { JobContext } from "./phases/context";

/** What jobs of this process work with: their own pool, the one market, the app's clock. */
export function jobContext(): JobContext {
  const env = readEnv();
  const calls = processCalls(env);
  return { db: getDatabase("jobs"), market: processMarket(env, calls), now: appClock(env), calls };
}

const slot = Symbol.for("sigmasight.call-counts");
const shared = globalThis as typeof globalThis & { [slot]?: Map<string, CallCounts> };

/** One a market and process, as the market itself is: Next loads this file in several module graphs. */
function processCalls(env: Env): CallCounts {
  const provider = env.SIGMASIGHT_MARKET;
  shared[slot] ??= new Map();
  let counts = shared[slot].get(provider);
  if (counts === undefined) {
    counts = new CallCounts({ db: () => getDatabase("jobs"), provider, now: appClock(env) });
    shared[slot].set(provider, counts);
  }
  // The sandbox's clock can be set while the process runs.
  counts.now = appClock(env);
  return counts;
}

/** The process's market, with the hourly budget in front of each call where the market is live. */
function processMarket(env: Env, calls: CallCounts): Market {
  const live = env.SIGMASIGHT_MARKET === "yahoo";
  const onCall = callBudget(getDatabase("jobs"), {
    provider: env.SIGMASIGHT_MARKET,
    perHour: live ? env.MARKET_CALLS_PER_HOUR : null,
    now: appClock(env),
  });
  const settings = { onCall, onAnswer: calls.count.bind(calls) };
  if (env.SANDBOX_MARKET_URL !== undefined) {
    return sharedMarket({ name: "sandbox", address: env.SANDBOX_MARKET_URL }, settings);
  }
  return sharedMarket({ name: "yahoo" }, settings);
}
