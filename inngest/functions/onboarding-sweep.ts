import { cron } from "inngest";
import { markEventsSent, selectUnsent, takeBackStuck } from "@/db/queries/onboarding";
import { admitHeld } from "@/db/queries/onboarding-limits";
import { onboardingLimits, readEnv } from "@/lib/env";
import { inngest } from "../client";
import { jobContext } from "../context";
import { onboardingRequested } from "../events";

/** A row nothing has happened to for so long has nobody on it: with hundreds before it, its turn takes minutes. */
const LOST_AFTER_MS = 15 * 60_000;
const AT_ONCE = 200;

/**
 * Sends again what got lost between a commit and the queue, what waited for the provider, what a job that is gone had in
 * hand, and what its user's limits held back once there is room (product §5, §6).
 */
export const onboardingSweep = inngest.createFunction(
  { id: "onboarding-sweep", triggers: [cron("* * * * *")], singleton: { mode: "skip" }, retries: 1 },
  async ({ step }) => {
    const waiting = await step.run("select-unsent", async () => {
      const { db, now } = jobContext();
      const sentBefore = new Date(now().getTime() - LOST_AFTER_MS);
      await takeBackStuck(db, { untouchedSince: sentBefore });
      await admitHeld(db, { limits: onboardingLimits(readEnv()), now: now() });
      return selectUnsent(db, { sentBefore, now: now(), limit: AT_ONCE });
    });
    if (waiting.length === 0) return { sent: 0 };
    await step.sendEvent(
      "send",
      waiting.map((row) => onboardingRequested.create(row)),
    );
    await step.run("mark-sent", async () => {
      const { db, now } = jobContext();
      await markEventsSent(db, { symbols: waiting.map((row) => row.symbol), now: now() });
    });
    return { sent: waiting.length };
  },
);
