"use client";

import type { Correction } from "@/lib/import/preview";
import type { Draft, Reading } from "./draft";
import { PreviewProblems } from "./preview-problems";
import { PreviewQuestions } from "./preview-questions";
import { PreviewSymbols } from "./preview-symbols";

interface OpenPointsProps {
  draft: Draft;
  /** Reads the file again with these changes to how it is read. */
  onChange: (changes: Partial<Reading>) => void;
}

/** What a file leaves open and what is wrong with it, each with the means to settle it. */
export function OpenPoints({ draft, onChange }: OpenPointsProps) {
  const { preview, reading, found, unknownSymbols } = draft;
  const skip = (lines: number[]) => onChange({ skipLines: [...reading.skipLines, ...lines] });
  const correct = (corrections: Correction[]) => onChange({ corrections: merged(reading.corrections, corrections) });
  return (
    <>
      <PreviewQuestions
        questions={preview.questions}
        asksForEquity={preview.asksForEquity}
        equity={reading.equity}
        onAnswer={(id, value) => onChange({ answers: { ...reading.answers, [id]: value } })}
        onEquity={(equity) => onChange({ equity })}
      />
      <PreviewSymbols
        preview={preview}
        unknownSymbols={unknownSymbols}
        found={found}
        onCorrect={correct}
        onSkip={skip}
      />
      <PreviewProblems problems={preview.problems} names={found?.names ?? {}} onCorrect={correct} onSkip={skip} />
    </>
  );
}

/** A cell put right twice is as it was put right last. */
function merged(before: readonly Correction[], now: readonly Correction[]): Correction[] {
  const isAgain = ({ line, column }: Correction) => now.some((one) => one.line === line && one.column === column);
  return [...before.filter((one) => !isAgain(one)), ...now];
}
