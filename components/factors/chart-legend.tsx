import type { Estimate } from "./axis";
import classes from "./chart-legend.module.css";
import { EstimatePlot } from "./estimate-plot";

const axis = { low: -1, high: 1, step: 2, ticks: [] };
const SAMPLES: { text: string; estimate: Estimate; shrunken?: boolean }[] = [
  { text: "value and 95 % interval", estimate: { value: 0.5, ciLow: 0.1, ciHigh: 0.9 } },
  { text: "negative", estimate: { value: -0.5, ciLow: -0.9, ciHigh: -0.1 } },
  { text: "interval includes zero", estimate: { value: 0, ciLow: -0.8, ciHigh: 0.8 } },
  { text: "around a shrunken value", estimate: { value: 0.5, ciLow: 0.1, ciHigh: 0.9 }, shrunken: true },
  { text: "no number, with the reason", estimate: { value: null, ciLow: null, ciHigh: null } },
];

/** How to read a row, drawn with the same strokes. */
export function ChartLegend() {
  return (
    <ul className={classes.legend}>
      {SAMPLES.map(({ text, estimate, shrunken = false }) => (
        <li key={text}>
          <span className={classes.sample} data-narrow={estimate.value === null || undefined}>
            <EstimatePlot axis={axisAround(estimate)} estimate={estimate} shrunken={shrunken} />
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The sample fills its little box, whichever side of zero it lies on. */
function axisAround({ value }: Estimate) {
  return value === null || value === 0 ? axis : value > 0 ? { ...axis, low: 0 } : { ...axis, high: 0 };
}
