import { flexLevels } from "./ibkr-flex";
import { OpenListings } from "./listings";
import type { IsoDate, ReadOptions } from "./preview";
import type { Dialects, FileFacts } from "./row-cells";
import type { Table } from "./tables";
import { unitOfWeights } from "./weights";

/** What holds for all lines of a file, from all of them. */
export function factsOf(
  tables: readonly Table[],
  dialects: Dialects,
  { equity, answers, statementDate }: Pick<ReadOptions, "equity" | "answers"> & { statementDate: IsoDate | null },
): FileFacts {
  const said = new Set<string>();
  return {
    dialects,
    equity: equity ?? null,
    weightUnit: unitOfWeights(tables, dialects),
    levels: flexLevels(tables),
    ...(statementDate === null ? {} : { asOf: statementDate }),
    listings: new OpenListings(tables, answers?.listings ?? null),
    sayOnce: (key) => !said.has(key) && said.add(key) !== null,
  };
}
