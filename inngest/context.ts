import { getDatabase } from "@/db/pools";
import { appClock, type Env, readEnv } from "@/lib/env";
import { sharedMarket } from "@/lib/market-data/client";
import type { Market } from "@/lib/market-data/market";
import { callBudget } from "./phases/call-budget";
import type { JobContext } from "./phases/context";

/** What jobs of this process work with: their own pool, the one market, the app's clock. */
export function jobContext(): JobContext {
  const env = readEnv();
  return { db: getDatabase("jobs"), market: processMarket(env), now: appClock(env) };
}

/** The process's market, with the hourly budget in front of each call where the market is live. */
function processMarket(env: Env): Market {
  const live = env.SIGMASIGHT_MARKET === "yahoo";
  const onCall = callBudget(getDatabase("jobs"), {
    provider: env.SIGMASIGHT_MARKET,
    perHour: live ? env.MARKET_CALLS_PER_HOUR : null,
    now: appClock(env),
  });
  if (env.SANDBOX_MARKET_URL !== undefined) {
    return sharedMarket({ name: "sandbox", address: env.SANDBOX_MARKET_URL }, { onCall });
  }
  return sharedMarket({ name: "yahoo" }, { onCall });
}
