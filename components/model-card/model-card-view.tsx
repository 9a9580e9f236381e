import { CallTotals } from "@/components/batch/call-totals";
import { Section } from "@/components/shell/section";
import { FACTORS } from "@/lib/factors/catalog";
import type { ModelCard } from "@/lib/factors/model-card";
import { CardFigures } from "./card-figures";
import { carriedSentence, FACTOR_NOTES, VIF_NOTE } from "./card-words";
import { DurationTable } from "./duration-table";
import { FactorCardTable } from "./factor-card-table";
import classes from "./model-card.module.css";
import { VifTable } from "./vif-table";

/** What a published run's numbers are worth: every figure with what it says and what is usual. */
export function ModelCardView({ card }: { card: ModelCard }) {
  const { factors, vifs, calls, durations, carried } = card;
  return (
    <>
      <CardFigures card={card} />
      <Section title="Betas">
        <FactorCardTable factors={factors} />
        <dl className={classes.notes}>
          {FACTOR_NOTES.map(({ term, note }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{note}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Betas carried over">
        {carried.length === 0 ? (
          <p className={classes.plain}>None: every beta was computed from this session’s prices, as is usual.</p>
        ) : (
          <>
            <p className={classes.plain}>
              A factor fund lacked prices, so these betas are older than the rest and bear their own date.
            </p>
            <ul className={classes.plain}>
              {carried.map((row) => (
                <li key={`${row.key}-${row.session}`}>
                  {carriedSentence(FACTORS.find(({ key }) => key === row.key)?.label ?? row.key, row)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title="Styles told apart">
        <div className={classes.pair}>
          <p className={classes.plain}>{VIF_NOTE}</p>
          <VifTable vifs={vifs} />
        </div>
      </Section>
      <div className={classes.pair}>
        <Section title="Durations">
          <DurationTable durations={durations} />
        </Section>
        <Section title="Calls to the provider">
          <CallTotals totals={calls} when="While it ran" />
        </Section>
      </div>
    </>
  );
}
