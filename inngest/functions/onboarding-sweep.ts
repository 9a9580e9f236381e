import { cron } from "inngest";
import { markEventsSent, recallPostponed, selectUnattended } from "@/db/queries/onboarding";
import { admitHeld } from "@/db/queries/onboarding-limits";
import { onboardingLimits, readEnv } from "@/lib/env";
import { inngest } from "../client";
import { jobContext } from "../context";
import { onboardingRequested } from "../events";

/**
 * A row of which nothing was heard for so long may have nobody on it. Of most somebody is: they wait their turn, or for an
 * answer. To tell them apart is not needed, because an event starts nothing where a job is on its symbol already
 * (onboard-symbol.ts); so what did get lost is taken up by the next sweep.
 */
const SILENT_AFTER_MS = 10_000;
/** Events of one sweep: what three at a time are through with before the next, and those that wait longest come first. */
const EVENTS_A_SWEEP = 200;

/**
 * Sends for every symbol that perhaps nobody is on: its event was never sent or got lost, its job is gone with its
 * process, its time to try again has come, the provider has recovered, or its user's limits have room for it (product
 * §5, §6).
 */
export const onboardingSweep = inngest.createFunction(
  { id: "onboarding-sweep", triggers: [cron("* * * * *")], singleton: { mode: "skip" }, retries: 1 },
  async ({ step }) => {
    const unattended = await step.run("select-unattended", async () => {
      const { db, market, now } = jobContext();
      const at = now();
      await recallPostponed(db, { provider: market.name, now: at });
      await admitHeld(db, { limits: onboardingLimits(readEnv()), now: at });
      const silentSince = new Date(at.getTime() - SILENT_AFTER_MS);
      return selectUnattended(db, { silentSince, now: at, limit: EVENTS_A_SWEEP });
    });
    if (unattended.length === 0) return { sent: 0 };
    await step.sendEvent(
      "send",
      unattended.map((row) => onboardingRequested.create(row)),
    );
    await step.run("mark-sent", async () => {
      const { db, now } = jobContext();
      await markEventsSent(db, { symbols: unattended.map((row) => row.symbol), now: now() });
    });
    return { sent: unattended.length };
  },
);
