import type { Factor } from "@/lib/factors/catalog";
import classes from "./factor-name.module.css";

/** A factor's label with the fund behind it, quietly. */
export function FactorName({ factor }: { factor: Pick<Factor, "label" | "long" | "short"> }) {
  return (
    <span className={classes.name}>
      <span>{factor.label}</span> <span className={classes.legs}>{legsOf(factor)}</span>
    </span>
  );
}

/** The regressor in ticker symbols: "SPY", "VUG − VTV". */
export function legsOf({ long, short }: Pick<Factor, "long" | "short">): string {
  return short ? `${long} − ${short}` : long;
}
