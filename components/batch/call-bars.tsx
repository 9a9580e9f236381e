import classes from "./call-bars.module.css";
import { type CallMinute, callSentence } from "./provider-words";

const WIDTH = 600;
const HEIGHT = 64;
const GAP = 2;

/** Calls a minute over the last hour: a bar a minute, what got no answer in the colour of errors, the sentence below for all. */
export function CallBars({ minutes }: { minutes: readonly CallMinute[] }) {
  const most = Math.max(1, ...minutes.map(({ calls }) => calls));
  const step = WIDTH / minutes.length;
  const tall = (calls: number) => (calls / most) * HEIGHT;
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" className={classes.bars}>
        {minutes.map(({ minute, calls, failed, rateLimited }, i) => (
          <g key={minute}>
            <rect x={i * step} y={HEIGHT - tall(calls)} width={step - GAP} height={tall(calls)} />
            <rect
              x={i * step}
              y={HEIGHT - tall(failed + rateLimited)}
              width={step - GAP}
              height={tall(failed + rateLimited)}
              className={classes.failed}
            />
          </g>
        ))}
        <path d={`M0 ${HEIGHT}H${WIDTH}`} />
      </svg>
      <div className={classes.scale} aria-hidden="true">
        <span>an hour ago</span>
        <span>now</span>
      </div>
      <figcaption>{callSentence(minutes)}</figcaption>
    </figure>
  );
}
