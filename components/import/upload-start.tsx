"use client";

import { Notice } from "@/components/states/notice";
import { DropZone, type Sample } from "./drop-zone";
import type { Source } from "./open-source";
import { UnreadColumns } from "./unread-columns";
import type { useDraft } from "./use-draft";

interface UploadStartProps {
  reading: Pick<ReturnType<typeof useDraft>, "unreadFile" | "busy" | "refusal" | "begin" | "sayColumns">;
  samples: readonly Sample[];
  templateHref: string;
  /** Until when nothing is stored, where no portfolio is created. */
  storedWhen?: string;
}

/** Before a file is read: where it is dropped, and, of one that was refused, why and what would make it readable. */
export function UploadStart({ reading, samples, templateHref, ...rest }: UploadStartProps) {
  const { unreadFile, busy, refusal, begin, sayColumns } = reading;
  return (
    <>
      {refusal ? (
        <Notice tone="error" title="Not read." live>
          {refusal}
        </Notice>
      ) : null}
      {unreadFile ? (
        <UnreadColumns
          file={unreadFile}
          busy={busy !== null}
          onSay={(mapping) => void sayColumns(unreadFile, mapping)}
        />
      ) : null}
      <DropZone
        onFile={(file) => void begin(`Reading ${file.name}`, async () => ({ kind: "file", file }))}
        onText={(text) => void begin("Reading the pasted rows", async () => ({ kind: "text", text }))}
        onSample={(sample) => void begin(`Fetching ${sample.label}`, () => fetchSample(sample))}
        samples={samples}
        templateHref={templateHref}
        busy={busy}
        {...rest}
      />
    </>
  );
}

async function fetchSample({ href }: Sample): Promise<Source> {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const name = href.slice(href.lastIndexOf("/") + 1);
  return { kind: "file", file: new File([await answer.blob()], name, { type: "text/csv" }) };
}
