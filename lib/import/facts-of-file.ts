import type { IsoDate, ReadOptions } from "./preview";
import type { Dialects, FileFacts } from "./rows/file-facts";
import { OpenListings } from "./rows/open-listings";
import { dollarOf } from "./rows/other-dollars";
import { foreignListing } from "./rows/unsaid-cash";
import { unitOfWeights } from "./rows/weights";
import { flexLevels } from "./tables/ibkr-flex";
import type { Table } from "./tables/table";

/** What holds for all lines of a file, from all of them. */
export function factsOf(
  tables: readonly Table[],
  dialects: Dialects,
  { equity, answers, statementDate }: Pick<ReadOptions, "equity" | "answers"> & { statementDate: IsoDate | null },
): FileFacts {
  const said = new Set<string>();
  const dollar = dollarOf(tables);
  const foreign = foreignListing(tables);
  return {
    dialects,
    equity: equity ?? null,
    weightUnit: unitOfWeights(tables, dialects),
    levels: flexLevels(tables),
    ...(statementDate === null ? {} : { asOf: statementDate }),
    ...(dollar === null ? {} : { dollar }),
    ...(foreign === null ? {} : { foreign }),
    listings: new OpenListings(tables, answers?.listings ?? null),
    sayOnce: (key) => !said.has(key) && said.add(key) !== null,
  };
}
