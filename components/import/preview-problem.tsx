"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Correction } from "@/lib/import/preview";
import { type ImportProblem, standsInTheWay } from "@/lib/import/problems";
import type { SuggestedSymbol } from "./draft";
import classes from "./preview.module.css";
import { fixesOf } from "./problem-groups";
import { UseSymbol } from "./use-symbol";

interface PreviewProblemProps {
  problem: ImportProblem;
  /** Symbols that the name in it may mean. */
  offers: readonly SuggestedSymbol[];
  onCorrect: (corrections: Correction[]) => void;
  onSkip: (lines: number[]) => void;
}

/** One problem: where it is, what stood there, what is wrong, and what can be done about it here. */
export function PreviewProblem({ problem, offers, onCorrect, onSkip }: PreviewProblemProps) {
  const { line, column, value, message, severity, fix, choices = [] } = problem;
  const [typing, setTyping] = useState(false);
  const canType = severity === "error" && line !== null && column !== null;
  return (
    <li>
      <span className={classes.problemLine}>{line === null ? "File" : `Line ${line}`}</span>
      <div className={classes.problemText}>
        {column ? <span className={classes.problemColumn}>{column} </span> : null}
        {/* Most messages quote the value themselves. */}
        {value && !message.includes(value) ? <code className={classes.problemValue}>{value}</code> : null} {message}
        {fix || canType || choices.length > 0 || (standsInTheWay(problem) && line !== null) ? (
          <span className={classes.remedies}>
            {fix ? (
              <Button size="compact-xs" variant="default" onClick={() => onCorrect(fixesOf([problem]))}>
                {fix.label}
              </Button>
            ) : null}
            {line === null
              ? null
              : choices.map((choice) => (
                  <Button
                    key={choice.label}
                    size="compact-xs"
                    variant="default"
                    onClick={() => onCorrect([{ line, column: choice.column, value: choice.value }])}
                  >
                    {choice.label}
                  </Button>
                ))}
            {line === null || column === null
              ? null
              : offers
                  .filter(({ symbol }) => symbol !== fix?.value)
                  .map((offer) => (
                    <UseSymbol
                      key={offer.symbol}
                      {...offer}
                      onUse={(symbol) => onCorrect([{ line, column, value: symbol }])}
                    />
                  ))}
            {canType ? (
              <Button size="compact-xs" variant="subtle" aria-expanded={typing} onClick={() => setTyping(!typing)}>
                Type what it should be
              </Button>
            ) : null}
            {standsInTheWay(problem) && line !== null ? (
              <Button size="compact-xs" variant="subtle" onClick={() => onSkip([line])}>
                Leave the line out
              </Button>
            ) : null}
          </span>
        ) : null}
        {typing && line !== null && column !== null ? (
          <Typed
            label={`${column} in line ${line}`}
            value={value ?? ""}
            onUse={(typed) => onCorrect([{ line, column, value: typed }])}
          />
        ) : null}
      </div>
    </li>
  );
}

function Typed({ label, value, onUse }: { label: string; value: string; onUse: (typed: string) => void }) {
  const [typed, setTyped] = useState(value);
  return (
    <form
      className={classes.typed}
      onSubmit={(event) => {
        event.preventDefault();
        onUse(typed.trim());
      }}
    >
      <TextInput
        size="xs"
        aria-label={label}
        maxLength={200}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" disabled={typed.trim() === value}>
        Use it
      </Button>
    </form>
  );
}
