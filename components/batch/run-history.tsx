import { TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import Link from "next/link";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import { formatPercent, formatSession } from "@/lib/format";
import classes from "./batch.module.css";
import { type BatchRunView, durationWords, newYorkInstant, RUN_WORDS, TRIGGER_WORDS } from "./batch-views";
import { followWords, scopeWords } from "./run-words";

interface RunHistoryProps {
  runs: readonly BatchRunView[];
  /** Runs that have a model card. */
  cards: readonly string[];
}

/** The last runs, newest first. */
export function RunHistory({ runs, cards }: RunHistoryProps) {
  if (runs.length === 0) return <Text c="dimmed">No run has been started yet.</Text>;
  return (
    <FigureTable label="Runs" minWidth={1080} maxHeight={480}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Session</TableTh>
          <TableTh scope="col">State</TableTh>
          <TableTh scope="col">Started (New York)</TableTh>
          <TableTh scope="col">Asked for</TableTh>
          <TableTh scope="col" data-numeric>
            Took
          </TableTh>
          <TableTh scope="col" data-numeric>
            Coverage
          </TableTh>
          <TableTh scope="col" data-numeric>
            Parts
          </TableTh>
          <TableTh scope="col">What came of it</TableTh>
          <TableTh scope="col">Model card</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {runs.map((run) => (
          <HistoryRow key={run.id} run={run} runs={runs} card={cards.includes(run.id)} />
        ))}
      </TableTbody>
    </FigureTable>
  );
}

function HistoryRow({ run, runs, card }: { run: BatchRunView; runs: readonly BatchRunView[]; card: boolean }) {
  const { id, session, status, trigger, startedAt, seconds, coverage, parts, reason } = run;
  return (
    <TableTr>
      <TableTh scope="row" className={classes.noWrap}>
        {formatSession(session)}
      </TableTh>
      <TableTd>
        <span className={classes.status} data-status={status}>
          {RUN_WORDS[status]}
        </span>
      </TableTd>
      <TableTd className={classes.noWrap}>{newYorkInstant(startedAt)}</TableTd>
      <TableTd className={classes.telling}>
        {scopeWords(run)}, {TRIGGER_WORDS[trigger]}
        {reason === null ? null : <span className={classes.since}>{reason}</span>}
      </TableTd>
      <TableTd data-numeric>{durationWords(seconds)}</TableTd>
      <TableTd data-numeric>
        {coverage === null ? (
          <Missing reason={status === "running" ? "Not known yet" : "Not counted in this run"} />
        ) : (
          formatPercent(coverage, 1)
        )}
      </TableTd>
      <TableTd data-numeric>{parts}</TableTd>
      <TableTd data-quiet className={classes.telling}>
        {run.outcome ?? (status === "running" ? "under way" : "nothing to note")}
        {run.publishNote === null ? null : <span className={classes.since}>By hand: {run.publishNote}</span>}
        {run.predecessorId === null ? null : <span className={classes.since}>{followWords(run, runs)}</span>}
      </TableTd>
      <TableTd>
        {card ? (
          <Link href={`/model-card/${id}`} aria-label={`Model card of ${formatSession(session)}`}>
            Card
          </Link>
        ) : (
          <Missing
            reason={status === "published" ? "Not written yet, or could not be" : "Only a published run has one"}
          />
        )}
      </TableTd>
    </TableTr>
  );
}
