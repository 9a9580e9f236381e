import { durationWords } from "@/components/batch/batch-views";
import { Missing } from "@/components/states/missing";
import type { ModelCard } from "@/lib/factors/model-card";
import { formatCount } from "@/lib/format";
import { coverageFigure, coverageSentence, quarantineSentence, SECONDS_SENTENCE, SYMBOLS_SENTENCE } from "./card-words";
import classes from "./model-card.module.css";

/** The run in four figures, each with what it says and what is usual. */
export function CardFigures({ card }: { card: ModelCard }) {
  const { coverage, symbols, quarantined, seconds } = card;
  const missing = <Missing reason="Not written down in this run" />;
  return (
    <dl className={classes.figures}>
      <Figure term="Coverage" value={coverageFigure(coverage) ?? missing} note={coverageSentence(coverage)} />
      <Figure term="Symbols" value={formatCount(symbols)} note={SYMBOLS_SENTENCE} />
      <Figure term="Prices kept out" value={formatCount(quarantined)} note={quarantineSentence(quarantined)} />
      <Figure term="Took" value={seconds === null ? missing : durationWords(seconds)} note={SECONDS_SENTENCE} />
    </dl>
  );
}

function Figure({ term, value, note }: { term: string; value: React.ReactNode; note: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  );
}
