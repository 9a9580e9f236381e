import { Notice } from "@/components/states/notice";
import { formatCount, formatPercent, formatSession } from "@/lib/format";
import classes from "./batch.module.css";
import { type BatchRunView, durationWords, newYorkTime, RUN_WORDS, TRIGGER_WORDS } from "./batch-views";

/** One run: session, state, time, coverage, and why it ended as it did. */
export function RunLine({ run }: { run: BatchRunView }) {
  const { session, status, trigger, startedAt, seconds, symbolsPriced, symbolsExpected, coverage, outcome } = run;
  const bad = status === "failed" || status === "unpublished";
  return (
    <section aria-label={`Run for ${formatSession(session)}`} className={classes.run}>
      <dl className={classes.runFigures}>
        <div>
          <dt>Session</dt>
          <dd>{formatSession(session)}</dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>
            <span className={classes.status} data-status={status}>
              {RUN_WORDS[status]}
            </span>
          </dd>
        </div>
        <div>
          <dt>Started</dt>
          <dd>
            {newYorkTime(startedAt)} <span>New York, {TRIGGER_WORDS[trigger]}</span>
          </dd>
        </div>
        <div>
          <dt>{status === "running" ? "Running for" : "Took"}</dt>
          <dd>{durationWords(seconds)}</dd>
        </div>
        <div>
          <dt>Coverage</dt>
          <dd>
            {coverage === null ? "—" : formatPercent(coverage, 1)}{" "}
            <span>
              {symbolsPriced === null || symbolsExpected === null
                ? "not known yet"
                : `${formatCount(symbolsPriced)} of ${formatCount(symbolsExpected)} symbols`}
            </span>
          </dd>
        </div>
      </dl>
      {outcome ? <Notice tone={bad ? "warning" : "info"}>{outcome}</Notice> : null}
    </section>
  );
}
