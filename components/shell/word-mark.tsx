import classes from "./shell.module.css";

/** A sum sign whose inner corner is the chart's dot, with the name beside it. */
export function WordMark() {
  return (
    <span className={classes.wordMark}>
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" className={classes.mark}>
        <path d="M19 7.5V4H5l7 8-7 8h14v-3.5" />
        <circle cx="12.6" cy="12" r="3.9" />
      </svg>
      <span>
        Sigma<span className={classes.wordMarkTail}>Sight</span>
      </span>
    </span>
  );
}
