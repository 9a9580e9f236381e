import { TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import type { ModelCard } from "@/lib/factors/model-card";
import { formatPercent } from "@/lib/format";
import { explainedByOthers } from "./card-words";

const NO_VIF = "A style fund lacks prices in the window, or moves exactly as the others do";

/** How far each style fund is told apart from the others. */
export function VifTable({ vifs }: { vifs: ModelCard["vifs"] }) {
  if (vifs.length === 0) return <Text c="dimmed">Not computed in this run.</Text>;
  return (
    <FigureTable label="Variance inflation of the style funds" minWidth={300}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Style fund</TableTh>
          <TableTh scope="col" data-numeric>
            VIF
          </TableTh>
          <TableTh scope="col" data-numeric>
            Explained by the others
          </TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {vifs.map(({ etf, vif }) => (
          <TableTr key={etf}>
            <TableTh scope="row">{etf}</TableTh>
            <TableTd data-numeric>{vif === null ? <Missing reason={NO_VIF} /> : vif.toFixed(1)}</TableTd>
            <TableTd data-numeric>
              {vif === null ? <Missing reason={NO_VIF} /> : formatPercent(explainedByOthers(vif))}
            </TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </FigureTable>
  );
}
