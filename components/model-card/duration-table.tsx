import { TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { durationWords, phaseWords } from "@/components/batch/batch-views";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import type { ModelCard } from "@/lib/factors/model-card";

/** How long each phase of the run was under way. */
export function DurationTable({ durations }: { durations: ModelCard["durations"] }) {
  if (durations.length === 0) return <Text c="dimmed">Not written down in this run.</Text>;
  return (
    <FigureTable label="Durations by phase" minWidth={260}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Phase</TableTh>
          <TableTh scope="col" data-numeric>
            Took
          </TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {durations.map(({ phase, seconds }) => (
          <TableTr key={phase}>
            <TableTh scope="row">{phaseWords(phase)}</TableTh>
            <TableTd data-numeric>
              {seconds === null ? (
                <Missing reason="It had not ended when the card was written" />
              ) : (
                durationWords(seconds)
              )}
            </TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </FigureTable>
  );
}
