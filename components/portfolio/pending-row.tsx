import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { isDone, ONBOARDING_STEPS, type SymbolRow } from "./follow-symbols";
import classes from "./pending-symbols.module.css";
import { rowWords, STEP_WORDS } from "./pending-words";

/** One new symbol: its four steps, and in words what is happening to it. */
export function PendingRow({ row }: { row: SymbolRow }) {
  const { symbol, state, done } = row;
  return (
    <li className={classes.row} data-state={state}>
      <strong className={classes.symbol}>{symbol}</strong>
      <ol className={classes.steps} aria-hidden="true">
        {ONBOARDING_STEPS.map((step, place) => {
          const shown = stepState(row, place);
          return (
            <li key={step} data-state={shown}>
              <span className={classes.dot}>
                {shown === "done" ? <IconCheck size={12} stroke={3} /> : null}
                {shown === "stopped" ? <IconX size={12} stroke={3} /> : null}
              </span>
              <span>{STEP_WORDS[step].label}</span>
            </li>
          );
        })}
      </ol>
      <span className={classes.doing}>
        {isDone(row) ? null : (
          <VisuallyHidden component="span">
            {done} of {ONBOARDING_STEPS.length} steps done.{" "}
          </VisuallyHidden>
        )}
        {rowWords(row)}
      </span>
    </li>
  );
}

function stepState({ state, done }: SymbolRow, place: number): "done" | "current" | "stopped" | "next" {
  if (place < done) return "done";
  if (place > done) return "next";
  return state === "under_way" ? "current" : state === "ended" ? "stopped" : "next";
}
