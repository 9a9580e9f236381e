import { cron } from "inngest";
import { alertSettings } from "@/lib/alerts/send-alert";
import { readEnv } from "@/lib/env";
import { inngest } from "../client";
import { jobContext } from "../context";
import { batchRequested } from "../events";
import { deliverAlerts } from "../phases/deliver-alerts";
import { reviveRuns, tryAgain } from "../phases/night-watch";
import { raiseAlerts } from "../phases/raise-alerts";

/** Every five minutes: runs whose job is gone go on, a night that failed is tried again, and an operator is told. */
export const nightWatch = inngest.createFunction(
  {
    id: "night-watch",
    triggers: [cron("TZ=America/New_York */5 * * * *")],
    singleton: { mode: "skip" },
    retries: 1,
  },
  async ({ step }) => {
    const revived = await step.run("revive", () => reviveRuns(jobContext()));
    if (revived.length > 0) {
      await step.sendEvent(
        "go-on",
        revived.map((run) => batchRequested.create(run)),
      );
    }
    const { batchRunId, sentence } = await step.run("try-again", () => tryAgain(jobContext()));
    if (batchRunId !== null) await step.sendEvent("begin", batchRequested.create({ batchRunId }));
    const alerts = await step.run("raise-alerts", () =>
      raiseAlerts(jobContext(), { provider: jobContext().market.name, wallClock: () => new Date() }),
    );
    const delivered = await step.run("deliver-alerts", () => deliverAlerts(jobContext(), alertSettings(readEnv())));
    return { revived: revived.length, sentence, ...alerts, ...delivered };
  },
);
