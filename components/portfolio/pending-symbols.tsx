import { Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import classes from "./pending-symbols.module.css";

export const ONBOARDING_STEPS = ["found", "history", "betas", "metrics"] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

export interface PendingSymbol {
  symbol: string;
  /** Steps done so far, in any order. */
  completed: readonly OnboardingStep[];
  /** False while it waits its turn. */
  started: boolean;
  /** What holds it up, as a sentence: "Yahoo does not answer; next try at 21:45". */
  note?: string | null;
}

interface PendingSymbolsProps {
  symbols: readonly PendingSymbol[];
  /** From measured durations and the place in the queue; null where there is nothing to measure yet. */
  secondsLeft: number | null;
}

const STEP_WORDS: Record<OnboardingStep, { label: string; doing: string }> = {
  found: { label: "Found", doing: "Asking Yahoo whether it exists" },
  history: { label: "History", doing: "Fetching a year of prices" },
  betas: { label: "Betas", doing: "Estimating its betas" },
  metrics: { label: "Metrics", doing: "Writing its numbers" },
};

/** New symbols on their way in, each with its own steps. Moves as its props do; nothing here asks anybody. */
export function PendingSymbols({ symbols, secondsLeft }: PendingSymbolsProps) {
  if (symbols.length === 0) return null;
  return (
    <section className={classes.pending} aria-label="New symbols">
      <div className={classes.head}>
        <Title order={2}>
          Loading {symbols.length} new {symbols.length === 1 ? "symbol" : "symbols"}
        </Title>
        <p className={classes.estimate}>
          {estimateWords(symbols, secondsLeft)}
          The numbers appear here by themselves.
        </p>
      </div>
      <ul className={classes.list}>
        {symbols.map((symbol) => (
          <PendingRow key={symbol.symbol} {...symbol} />
        ))}
      </ul>
    </section>
  );
}

function PendingRow({ symbol, completed, started, note }: PendingSymbol) {
  const current = ONBOARDING_STEPS.find((step) => !completed.includes(step));
  const doing = note ?? (current === undefined ? "Done" : started ? STEP_WORDS[current].doing : "Waiting for its turn");

  return (
    <li className={classes.row}>
      <strong className={classes.symbol}>{symbol}</strong>
      <ol className={classes.steps} aria-hidden="true">
        {ONBOARDING_STEPS.map((step) => {
          const done = completed.includes(step);
          return (
            <li key={step} data-state={done ? "done" : started && step === current ? "current" : "next"}>
              <span className={classes.dot}>{done ? <IconCheck size={12} stroke={3} /> : null}</span>
              <span className={classes.label}>{STEP_WORDS[step].label}</span>
            </li>
          );
        })}
      </ol>
      <span className={classes.doing} role="status">
        {doing}
      </span>
    </li>
  );
}

function estimateWords(symbols: readonly PendingSymbol[], secondsLeft: number | null): string {
  if (secondsLeft !== null) return `About ${waitWords(secondsLeft)} left. `;
  const allWait = symbols.every((symbol) => typeof symbol.note === "string");
  return allWait ? "Each goes on at the time beside it. " : "Usually a few seconds. ";
}

/** Whole seconds below a minute, then minutes: nobody counts 94 seconds. */
function waitWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} ${Math.round(seconds) <= 1 ? "second" : "seconds"}`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
