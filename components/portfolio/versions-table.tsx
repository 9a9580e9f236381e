import { TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from "@mantine/core";
import Link from "next/link";
import { newYorkInstant } from "@/components/batch/batch-views";
import { Missing } from "@/components/states/missing";
import { FigureTable } from "@/components/table/figure-table";
import { formatCount, formatUsd } from "@/lib/format";
import classes from "./difference.module.css";

/** What a portfolio held after an upload, an undo or a replaced symbol. */
export interface VersionView {
  number: number;
  change: "create" | "replace" | "merge" | "symbol" | "undo";
  fileName: string | null;
  /** Where its file can be had; null where it came from none. */
  fileHref: string | null;
  lots: number;
  /** US dollars, decimal text. */
  equityBalance: string | null;
  /** An instant, ISO 8601. */
  createdAt: string;
  /** Where bringing it back is looked at first; null for the newest. */
  restoreHref: string | null;
}

const CHANGE_WORDS: Record<VersionView["change"], string> = {
  create: "Created",
  replace: "Replaced by a file",
  merge: "A file merged in",
  symbol: "A symbol replaced",
  undo: "A version brought back",
};

/** A portfolio's versions, newest first. */
export function VersionsTable({ versions }: { versions: readonly VersionView[] }) {
  return (
    <FigureTable label="Versions" minWidth={820}>
      <TableThead>
        <TableTr>
          <TableTh scope="col">Version</TableTh>
          <TableTh scope="col">When (New York)</TableTh>
          <TableTh scope="col">What happened</TableTh>
          <TableTh scope="col">File</TableTh>
          <TableTh scope="col" data-numeric>
            Lots
          </TableTh>
          <TableTh scope="col" data-numeric>
            Account equity
          </TableTh>
          <TableTh scope="col">Undo</TableTh>
        </TableTr>
      </TableThead>
      <TableTbody>
        {versions.map((version) => (
          <TableTr key={version.number}>
            <TableTh scope="row">{version.number}</TableTh>
            <TableTd className={classes.when}>{newYorkInstant(version.createdAt)}</TableTd>
            <TableTd>{CHANGE_WORDS[version.change]}</TableTd>
            <TableTd className={classes.file}>
              <FileCell {...version} />
            </TableTd>
            <TableTd data-numeric>{formatCount(version.lots)}</TableTd>
            <TableTd data-numeric>
              {version.equityBalance === null ? (
                <Missing reason="Not stated" />
              ) : (
                formatUsd(Number(version.equityBalance))
              )}
            </TableTd>
            <TableTd>
              {version.restoreHref === null ? (
                <Text span inherit c="dimmed">
                  newest
                </Text>
              ) : (
                <Link href={version.restoreHref} aria-label={`Bring back version ${version.number}`}>
                  Bring back
                </Link>
              )}
            </TableTd>
          </TableTr>
        ))}
      </TableTbody>
    </FigureTable>
  );
}

function FileCell({ number, fileName, fileHref }: VersionView) {
  if (fileHref !== null) {
    return (
      <a href={fileHref} download title={`Download the file of version ${number}`}>
        {fileName ?? "Pasted rows"}
      </a>
    );
  }
  return fileName === null ? <Missing reason="It came from no file" /> : <span>{fileName}</span>;
}
