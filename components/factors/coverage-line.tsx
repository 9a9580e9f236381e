import { Text } from "@mantine/core";
import classes from "./coverage-line.module.css";
import { type Coverage, coverageSentence } from "./coverage-sentence";

/** "Covers 94 % of value; 2 symbols loading; 1 without numbers". */
export function CoverageLine({ coverage, pending, unavailable }: Coverage) {
  return (
    <div className={classes.line}>
      {coverage === null ? null : (
        <span className={classes.meter} aria-hidden="true">
          <span style={{ width: `${coverage * 100}%` }} />
        </span>
      )}
      <Text size="xs" c="dimmed" className="tabular">
        {coverageSentence({ coverage, pending, unavailable })}
      </Text>
    </div>
  );
}
