import { Notice } from "@/components/states/notice";
import { ALERT_WORDS, type AlertView, deliveryWords } from "./alert-words";
import classes from "./batch.module.css";
import { newYorkInstant } from "./batch-views";

/** What is wrong right now and was told to the operator; nothing where nothing is. */
export function AlertList({ alerts }: { alerts: readonly AlertView[] }) {
  if (alerts.length === 0) return null;
  return (
    <section aria-label="Open alerts" className={classes.stack}>
      {alerts.map((alert) => (
        <Notice key={alert.id} tone="error" title={`${ALERT_WORDS[alert.kind]}.`}>
          {alert.message}
          <span className={classes.noticeFoot}>
            Since {newYorkInstant(alert.raisedAt)} New York, {deliveryWords(alert)}
          </span>
        </Notice>
      ))}
    </section>
  );
}
