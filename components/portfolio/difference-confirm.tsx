"use client";

import { Button, NumberInput, Radio, RadioGroup, Stack, Text, Title } from "@mantine/core";
import { Notice } from "@/components/states/notice";
import type { UploadMode } from "@/lib/portfolio/difference";
import classes from "./difference.module.css";
import { type DifferenceView, differenceSentence } from "./difference-rows";
import { DifferenceTable } from "./difference-table";

/** What the server said of a file for a portfolio that is there. */
export interface UploadComparison {
  same: boolean;
  based_on: number;
  difference: DifferenceView;
  unknown_symbols: string[];
}

interface DifferenceConfirmProps {
  mode: UploadMode;
  onMode: (mode: UploadMode) => void;
  /** US dollars; blank: it stays what it is. */
  equity: number | string;
  onEquity: (equity: number | string) => void;
  /** Null while it is asked for. */
  comparison: UploadComparison | null;
  /** The portfolio has changed since it was last shown. */
  moved: boolean;
  /** Why it failed, as a sentence. */
  failure: string | null;
  storing: boolean;
  onConfirm: () => void;
}

const CONFIRM: Record<UploadMode, string> = { replace: "Replace the positions", merge: "Merge into the portfolio" };

/** Replace or merge, what that does lot by lot, and the button that does it. */
export function DifferenceConfirm(props: DifferenceConfirmProps) {
  const { mode, onMode, equity, onEquity, comparison, moved, failure, storing, onConfirm } = props;
  return (
    <section className={classes.confirm} aria-labelledby="changes" aria-busy={comparison === null}>
      <Title order={2} id="changes">
        What changes
      </Title>
      <RadioGroup label="The file" value={mode} onChange={(value) => onMode(value === "merge" ? "merge" : "replace")}>
        <Stack gap="xs" mt={4}>
          <Radio
            value="replace"
            label="Replaces everything"
            description="What is not in the file is removed."
            disabled={storing}
          />
          <Radio
            value="merge"
            label="Is merged in"
            description="Its symbols take the place of theirs, account by account where both name one; all others stay."
            disabled={storing}
          />
        </Stack>
      </RadioGroup>
      <NumberInput
        maw={320}
        label="Account equity, $ (optional)"
        description="Left empty, it stays what it is."
        hideControls
        allowNegative={false}
        decimalScale={2}
        thousandSeparator=","
        disabled={storing}
        value={equity}
        onChange={onEquity}
      />
      <Text fw={550} role="status">
        {comparison === null ? "Comparing with what is held…" : sentenceOf(comparison)}
      </Text>
      {moved ? (
        <Notice tone="warning" live>
          The portfolio has changed since you looked. This is the difference as it is now: nothing was stored.
        </Notice>
      ) : null}
      {comparison === null || comparison.same ? null : <DifferenceTable difference={comparison.difference} />}
      {comparison === null ? null : <NewSymbols symbols={comparison.unknown_symbols} />}
      {failure ? (
        <Notice tone="error" live>
          {failure}
        </Notice>
      ) : null}
      <div className={classes.buttons}>
        <Button disabled={comparison === null || comparison.same} loading={storing} onClick={onConfirm}>
          {CONFIRM[mode]}
        </Button>
      </div>
      <Text size="xs" c="dimmed">
        What is held now stays among the versions, and can be brought back.
      </Text>
    </section>
  );
}

function sentenceOf({ same, difference }: UploadComparison): string {
  return same
    ? "The file says what the portfolio holds already. Nothing changes."
    : `${differenceSentence(difference)}.`;
}

/** Symbols whose history has to be fetched first. */
export function NewSymbols({ symbols }: { symbols: readonly string[] }) {
  if (symbols.length === 0) return null;
  const named =
    symbols.length > 3
      ? `${symbols.length} symbols are`
      : `${symbols.join(", ")} ${symbols.length === 1 ? "is" : "are"}`;
  return (
    <Text size="sm" c="dimmed">
      {named} new here: the history is fetched after you confirm.
    </Text>
  );
}
