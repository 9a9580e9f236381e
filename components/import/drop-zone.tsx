"use client";

import { Button, Textarea } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { useDisclosure } from "@mantine/hooks";
import { IconClipboardText, IconFileUpload } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { formatCount } from "@/lib/format";
import { MAXIMUM_FILE_BYTES, MAXIMUM_ROWS } from "@/lib/import/limits";
import classes from "./drop-zone.module.css";

export interface Sample {
  label: string;
  /** Where the file lies: "/samples/mixed-account.csv". */
  href: string;
}

interface DropZoneProps {
  /** A file was dropped, chosen or pasted. Its size and kind are the reader's business, which says so in a sentence. */
  onFile: (file: File) => void;
  /** Rows were pasted as text. */
  onText: (text: string) => void;
  onSample: (sample: Sample) => void;
  samples: readonly Sample[];
  /** The 12-column template to download. */
  templateHref: string;
  /** A sentence on what is being done meanwhile; the zone takes nothing else then. */
  busy?: string | null;
  /** Until when nothing is stored, where no portfolio is created. */
  storedWhen?: string;
}

/** The landing page's centre: drop, choose or paste, or try a sample. */
export function DropZone(props: DropZoneProps) {
  const { onFile, onText, onSample, samples, templateHref, busy = null, storedWhen = "you press Create" } = props;
  const openChooser = useRef<() => void>(null);
  const [pasting, paste] = useDisclosure(false);
  usePaste(busy === null, onFile, onText);

  return (
    <div className={classes.zone}>
      <Dropzone
        className={classes.drop}
        openRef={openChooser}
        onDrop={([file]) => file && onFile(file)}
        multiple={false}
        activateOnKeyboard={false}
        enablePointerEvents
        disabled={busy !== null}
        inputProps={{ "aria-label": "Portfolio file" }}
      >
        <div className={classes.inner}>
          <IconFileUpload size={40} stroke={1.25} aria-hidden="true" className={classes.icon} />
          <p className={classes.invitation} role="status">
            {busy ?? "Drop a portfolio file here"}
          </p>
          <p className={classes.formats}>
            CSV from Fidelity, Schwab or Interactive Brokers, any file with a symbol and a quantity column, or our{" "}
            <a href={templateHref} download onClick={(event) => event.stopPropagation()}>
              template
            </a>
          </p>
          <div className={classes.buttons}>
            <Button
              data-shortcut="upload"
              disabled={busy !== null}
              onClick={(event) => {
                // The zone opens the chooser on a click as well: once is enough.
                event.stopPropagation();
                openChooser.current?.();
              }}
            >
              Choose a file
            </Button>
            <Button
              variant="default"
              disabled={busy !== null}
              aria-expanded={pasting}
              leftSection={<IconClipboardText size={18} stroke={1.75} aria-hidden="true" />}
              onClick={(event) => {
                event.stopPropagation();
                paste.toggle();
              }}
            >
              Paste rows
            </Button>
          </div>
          <p className={classes.limits}>
            Up to {MAXIMUM_FILE_BYTES / 1024 / 1024} MB and {formatCount(MAXIMUM_ROWS)} rows
          </p>
        </div>
      </Dropzone>
      {pasting ? <PasteRows onText={onText} /> : null}
      <div className={classes.below}>
        {samples.length > 0 ? (
          <p className={classes.samples}>
            No file at hand? Try{" "}
            {samples.map((sample) => (
              <button
                key={sample.href}
                type="button"
                className={classes.sample}
                disabled={busy !== null}
                onClick={() => onSample(sample)}
              >
                {sample.label}
              </button>
            ))}
          </p>
        ) : null}
        <p>
          Your browser reads the file and shows what it understood. Nothing is stored until {storedWhen}, and no bank
          log-in is ever asked for.
        </p>
      </div>
    </div>
  );
}

function PasteRows({ onText }: { onText: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <div className={classes.paste}>
      <Textarea
        label="Rows"
        description="Copied from a spreadsheet or a file, with the header line if there is one"
        placeholder={"Symbol, Quantity\nAAPL, 42\nBRK.B, 25"}
        autosize
        minRows={5}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt="xs" disabled={text.trim() === ""} onClick={() => onText(text)}>
        Read these rows
      </Button>
    </div>
  );
}

/** Ctrl+V anywhere on the page, except where somebody types. */
function usePaste(enabled: boolean, onFile: (file: File) => void, onText: (text: string) => void) {
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]")) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (file) onFile(file);
      else if (text.trim() !== "") onText(text);
      else return;
      event.preventDefault();
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [enabled, onFile, onText]);
}
