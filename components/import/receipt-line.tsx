import { formatCount, formatUsd } from "@/lib/format";
import type { PortfolioPreview } from "@/lib/import/preview";
import classes from "./preview.module.css";

/** How every line of the file was used: the figures add up to the file. */
export function ReceiptLine({ receipt }: { receipt: PortfolioPreview["receipt"] }) {
  const { lines, blank, header, continuation, used, heldNotModelled, ignored, rejected } = receipt;
  const furniture = [
    header > 0 ? `${header} header` : null,
    blank > 0 ? `${blank} blank` : null,
    continuation > 0 ? `${continuation} continued` : null,
  ].filter((part) => part !== null);

  return (
    <dl className={classes.receipt}>
      <Count term="Lines read" count={lines} note={furniture.length > 0 ? furniture.join(", ") : undefined} />
      <Count term="Used" count={used} note={usedNote(receipt)} />
      <Count term="Held, not modelled" count={heldNotModelled} />
      <Count term="Ignored" count={ignored} />
      <Count term="Rejected" count={rejected} alarming={rejected > 0} />
      <Value receipt={receipt} />
    </dl>
  );
}

function usedNote({ cash, options }: PortfolioPreview["receipt"]): string | undefined {
  const parts = [
    cash > 0 ? `${cash} cash` : null,
    options > 0 ? `${options} ${options === 1 ? "option" : "options"}` : null,
  ];
  return parts.filter((part) => part !== null).join(", ") || undefined;
}

/** What the file says it is worth against what was understood of it. */
function Value({ receipt }: { receipt: PortfolioPreview["receipt"] }) {
  const { valueInFileUsd, valueInFileSource, statedValueUsd } = receipt;
  if (valueInFileUsd === null) return null;
  const missing = Number(valueInFileUsd) - Number(statedValueUsd);
  const isWhole = Math.abs(missing) < 0.005;
  return (
    <div data-alarming={!isWhole || undefined}>
      <dt>{valueInFileSource === "total_row" ? "The file’s own total" : "Value in the file"}</dt>
      <dd>
        {formatUsd(Number(valueInFileUsd))}
        <span> {isWhole ? "all of it understood" : `${formatUsd(Number(statedValueUsd))} of it understood`}</span>
      </dd>
    </div>
  );
}

interface CountProps {
  term: string;
  count: number;
  note?: string;
  alarming?: boolean;
}

function Count({ term, count, note, alarming }: CountProps) {
  return (
    <div data-alarming={alarming || undefined} data-none={count === 0 || undefined}>
      <dt>{term}</dt>
      <dd>
        {formatCount(count)}
        {note ? <span> {note}</span> : null}
      </dd>
    </div>
  );
}
