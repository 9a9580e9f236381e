"use client";

import { useState, useTransition } from "react";
import type { Outcome } from "./outcome";

const UNANSWERED: Outcome = {
  ok: false,
  message: "The server did not answer, so it is not known whether this was done. Look again in a moment.",
};

/** A deed of the operator's: whether it is under way, and the sentence it ended with. */
export function useOutcome() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, start] = useTransition();

  /** @param after called with what came of it, in the same breath */
  function run(deed: () => Promise<Outcome>, after?: (outcome: Outcome) => void) {
    setOutcome(null);
    start(async () => {
      const ended = await deed().catch(() => UNANSWERED);
      start(() => {
        setOutcome(ended);
        after?.(ended);
      });
    });
  }
  return { busy, outcome, run, clear: () => setOutcome(null) };
}
