import { TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { FigureTable } from "@/components/table/figure-table";
import { type BatchFailureView, phaseWords } from "./batch-views";

/** Symbols a phase could do nothing for, each with its reason. */
export function FailureList({ failures }: { failures: readonly BatchFailureView[] }) {
  if (failures.length === 0) return <Text c="dimmed">Every symbol that was due got its numbers.</Text>;
  return (
    <FigureTable label="Symbols that failed" minWidth={480} maxHeight={400}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Symbol</TableTh>
          <TableTh scope="col">Phase</TableTh>
          <TableTh scope="col">Reason</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {failures.map(({ symbol, phase, reason }) => (
          <TableTr key={`${phase}-${symbol}`}>
            <TableTh scope="row">{symbol}</TableTh>
            <TableTd data-quiet>{phaseWords(phase)}</TableTd>
            <TableTd>{reason}</TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </FigureTable>
  );
}
