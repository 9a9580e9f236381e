"use client";

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Draft } from "./draft";
import classes from "./preview.module.css";

/** The rejected lines as a file with the reason beside each: to be mended in a spreadsheet and dropped again. */
export function RejectedRows({ draft, rejected }: { draft: Pick<Draft, "preview" | "bytes">; rejected: number }) {
  if (rejected === 0) return null;
  return (
    <Button
      className={classes.rejected}
      variant="default"
      size="xs"
      leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => void download(draft)}
    >
      Download the {rejected === 1 ? "rejected line" : `${rejected} rejected lines`} with the reasons
    </Button>
  );
}

async function download({ preview, bytes }: Pick<Draft, "preview" | "bytes">): Promise<void> {
  const { writeRejectedRows } = await import("@/lib/import");
  const href = URL.createObjectURL(new Blob([writeRejectedRows(preview, bytes)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = href;
  link.download = "rejected-lines.csv";
  link.click();
  URL.revokeObjectURL(href);
}
