import { type Axis, crossesZero, type Estimate, percentAt, whiskerOn } from "./axis";
import classes from "./estimate-plot.module.css";

interface EstimatePlotProps {
  axis: Axis;
  estimate: Estimate;
  /** Interval around a shrunken value: drawn without end bars. */
  shrunken: boolean;
  /** Labels for the ends of the whisker, shown while the row is pointed at or focused. */
  lowLabel?: string;
  highLabel?: string;
}

const percent = (value: number) => `${value.toFixed(3)}%`;

/**
 * Dot, whisker, zero line and grid of one row, in per cent of whatever width the row gets.
 *
 * Decorative for a screen reader: the row around it says the same numbers in words.
 */
export function EstimatePlot({ axis, estimate, shrunken, lowLabel, highLabel }: EstimatePlotProps) {
  const { value } = estimate;
  const whisker = whiskerOn(axis, estimate);
  const sign = value === null ? undefined : crossesZero(estimate) ? "unsure" : value < 0 ? "negative" : "positive";
  const middle = value === null ? undefined : percent(percentAt(axis, value));

  return (
    <svg className={classes.plot} data-sign={sign} width="100%" height="100%" aria-hidden="true" focusable="false">
      {axis.ticks.map((tick) => (
        <line
          key={tick}
          className={tick === 0 ? classes.zero : classes.grid}
          x1={percent(percentAt(axis, tick))}
          x2={percent(percentAt(axis, tick))}
          y1="0"
          y2="100%"
        />
      ))}
      {whisker ? (
        <>
          <line className={classes.whisker} x1={percent(whisker.from)} x2={percent(whisker.to)} y1="50%" y2="50%" />
          <WhiskerEnd at={whisker.from} side={-1} cut={whisker.cutLow} bare={shrunken} label={lowLabel} />
          <WhiskerEnd at={whisker.to} side={1} cut={whisker.cutHigh} bare={shrunken} label={highLabel} />
        </>
      ) : null}
      {middle ? (
        <circle className={classes.dot} cx={middle} cy="50%" r="5" />
      ) : (
        // Beside the axis, not on zero: an unknown number must not look like none.
        <circle className={classes.missing} cx="6" cy="50%" r="5" />
      )}
    </svg>
  );
}

interface WhiskerEndProps {
  at: number;
  side: -1 | 1;
  cut: boolean;
  bare: boolean;
  label?: string;
}

function WhiskerEnd({ at, side, cut, bare, label }: WhiskerEndProps) {
  return (
    <svg x={percent(at)} y="50%" overflow="visible" aria-hidden="true">
      {cut ? <path className={classes.arrow} d={`M${-6 * side},-4 L0,0 L${-6 * side},4`} /> : null}
      {cut || bare ? null : <line className={classes.cap} y1="-4" y2="4" />}
      {label ? (
        <text className={classes.label} y="-9" textAnchor={side < 0 ? "end" : "start"} dx={side * -6}>
          {label}
        </text>
      ) : null}
    </svg>
  );
}
