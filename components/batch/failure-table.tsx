import { Button, TableTbody, TableTd, TableTh, TableThead, TableTr } from "@mantine/core";
import { FigureTable } from "@/components/table/figure-table";
import { formatCount } from "@/lib/format";
import classes from "./batch.module.css";
import { type BatchFailureView, phaseWords } from "./batch-views";
import { type FailureGroup, retryWords } from "./failure-groups";

interface FailureTableProps {
  groups: readonly FailureGroup[];
  busy: boolean;
  onRetry: (symbol: string) => void;
}

/** One body a phase, headed by its name. */
export function FailureTable({ groups, busy, onRetry }: FailureTableProps) {
  return (
    <FigureTable label="Symbols that failed" minWidth={560} maxHeight={400}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Symbol</TableTh>
          <TableTh scope="col">Reason</TableTh>
          <TableTh scope="col">What to do</TableTh>
        </TableTr>
      </TableThead>
      {groups.map(({ phase, failures }) => (
        <TableTbody key={phase}>
          <TableTr>
            <TableTh scope="rowgroup" colSpan={3} className={classes.groupHead}>
              {phaseWords(phase)} <span>{formatCount(failures.length)}</span>
            </TableTh>
          </TableTr>
          {failures.map((failure) => (
            <FailureRow key={failure.symbol} failure={failure} busy={busy} onRetry={onRetry} />
          ))}
        </TableTbody>
      ))}
    </FigureTable>
  );
}

type FailureRowProps = Omit<FailureTableProps, "groups"> & { failure: BatchFailureView };

function FailureRow({ failure, busy, onRetry }: FailureRowProps) {
  const { symbol, reason, retry } = failure;
  const since = retryWords(failure);
  const again = retry === null || retry.state === "failed";
  return (
    <TableTr>
      <TableTh scope="row">{symbol}</TableTh>
      <TableTd>
        {reason}
        {since === null ? null : <span className={classes.since}>{since}</span>}
      </TableTd>
      <TableTd>
        {again ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            aria-label={`Retry ${symbol}`}
            onClick={() => onRetry(symbol)}
          >
            Retry
          </Button>
        ) : null}
      </TableTd>
    </TableTr>
  );
}
