import { claimDelivery, recordDelivery, selectUndelivered } from "@/db/queries/alerts";
import { type AlertSettings, channelFor, sendAlert } from "@/lib/alerts/send-alert";
import { log } from "@/lib/log";
import type { JobContext } from "./context";

/** Older ones are history: an address that is set later is not flooded with them. */
const WORTH_SENDING_MS = 86_400_000;

/**
 * Sends what an operator has not been told yet, one attempt for each; those that fail are tried again after 5, 10, 20 and
 * more minutes for a day: the network that is down tonight is up tomorrow.
 *
 * One message for each alert, but at least once: the attempt is counted before it is made and its success after, so that
 * a process killed between the two sends again. Both carry the alert's id, by which a receiver can tell.
 */
export async function deliverAlerts(
  { db, now }: Pick<JobContext, "db" | "now">,
  settings: AlertSettings,
): Promise<{ sent: number; failed: number }> {
  const raisedSince = new Date(now().getTime() - WORTH_SENDING_MS);
  let [sent, failed] = [0, 0];
  for (const alert of await selectUndelivered(db, { raisedSince, now: now() })) {
    const { id, attempts, kind, subject } = alert;
    const channel = channelFor(settings, attempts);
    if (channel === null || !(await claimDelivery(db, { id, attempts, channel, now: now() }))) continue;
    const error = await sendAlert(settings, channel, alert);
    await recordDelivery(db, { id, error, now: now() });
    if (error === null) sent++;
    else failed++;
    if (error !== null)
      log().warn({ kind, subject, attempt: attempts + 1, reason: error }, "an alert was not delivered");
  }
  return { sent, failed };
}
