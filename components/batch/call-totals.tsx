import { TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { FigureTable } from "@/components/table/figure-table";
import { formatCount } from "@/lib/format";
import { type CallTotal, kindWords } from "./provider-words";

interface CallTotalsProps {
  totals: readonly CallTotal[];
  /** When the calls were made: "Last 24 hours". */
  when: string;
}

/** Calls to the provider by kind, over some time. */
export function CallTotals({ totals, when }: CallTotalsProps) {
  if (totals.length === 0) return <Text c="dimmed">{when}: no calls.</Text>;
  return (
    <FigureTable label={`Calls by kind, ${when.toLowerCase()}`} minWidth={300}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">{when}</TableTh>
          <TableTh scope="col" data-numeric>
            Calls
          </TableTh>
          <TableTh scope="col" data-numeric>
            Failed
          </TableTh>
          <TableTh scope="col" data-numeric>
            <abbr title="Too many requests: told to slow down">429s</abbr>
          </TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {totals.map(({ kind, calls, failed, rateLimited }) => (
          <TableTr key={kind}>
            <TableTh scope="row">{kindWords(kind)}</TableTh>
            <TableTd data-numeric>{formatCount(calls)}</TableTd>
            <TableTd data-numeric>{formatCount(failed)}</TableTd>
            <TableTd data-numeric>{formatCount(rateLimited)}</TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </FigureTable>
  );
}
