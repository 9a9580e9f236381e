import classes from "./quarantine-ended.module.css";
import { QUARANTINE_STATUS_WORDS, QUARANTINE_WORDS, type QuarantineView } from "./quarantine-words";

/** What was held against a price once and is over: mended, clean since, or let in by hand. */
export function EndedQuarantine({ rows }: { rows: readonly QuarantineView[] }) {
  if (rows.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>Ended lately</summary>
      <ul className={classes.endings}>
        {rows.map(({ id, symbol, kind, status, detail, resolution }) => (
          <li key={id}>
            <strong>{symbol}</strong> {QUARANTINE_WORDS[kind].toLowerCase()}: {detail}{" "}
            <span>{resolution ?? QUARANTINE_STATUS_WORDS[status]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
