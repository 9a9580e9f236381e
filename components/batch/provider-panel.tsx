import { Text } from "@mantine/core";
import classes from "./batch.module.css";
import { newYorkInstant, newYorkTime } from "./batch-views";
import { CallBars } from "./call-bars";
import { CallTotals } from "./call-totals";
import layout from "./provider-panel.module.css";
import { budgetSentence, type ProviderView, STATE_WORDS } from "./provider-words";

/** Whether prices can be had: the breaker's state, the calls of the last hour and day, the budget. */
export function ProviderPanel({ provider }: { provider: ProviderView }) {
  const { name, health, minutes, totals, budget } = provider;
  return (
    <div className={layout.panel}>
      <div className={classes.stack}>
        {health === null ? (
          <Text c="dimmed">{name} has not been asked yet.</Text>
        ) : (
          <>
            <p className={layout.stateLine}>
              <span className={classes.status} data-status={health.state}>
                {name}: {STATE_WORDS[health.state].label}
              </span>
              <span className={classes.hint}>
                {STATE_WORDS[health.state].meaning}. Since {newYorkInstant(health.since)} New York.
              </span>
            </p>
            {health.reason === null ? null : <p className={classes.hint}>Last trouble: {health.reason}</p>}
            {health.retryAt === null ? null : (
              <p className={classes.hint}>Next try at {newYorkTime(health.retryAt)} New York.</p>
            )}
          </>
        )}
        <p className={classes.hint}>{budgetSentence(budget)}</p>
        <CallBars minutes={minutes} />
      </div>
      <CallTotals totals={totals} when="Last 24 hours" />
    </div>
  );
}
