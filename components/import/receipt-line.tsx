import { formatCount, formatUsd } from "@/lib/format";
import type { PortfolioPreview } from "@/lib/import/preview";
import { otherCurrencies } from "./other-currencies";
import classes from "./preview.module.css";

/** How every line of the file was used: the figures add up to the file. */
export function ReceiptLine({ receipt, positions }: Pick<PortfolioPreview, "receipt" | "positions">) {
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
      <Value receipt={receipt} others={otherCurrencies(positions)} />
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

interface ValueProps extends Pick<PortfolioPreview, "receipt"> {
  /** Sums in other currencies, as they are shown. */
  others: readonly string[];
}

/** What the file says it is worth against what was understood of it; what it says in other currencies stands beside the dollars. */
function Value({ receipt, others }: ValueProps) {
  const { valueInFileUsd, valueInFileSource, statedValueUsd } = receipt;
  const [first, ...rest] = others;
  if (valueInFileUsd === null) {
    return first === undefined ? null : (
      <div>
        <dt>Value in the file</dt>
        <dd>
          {first}
          {rest.length === 0 ? null : <span> and {rest.join(", ")}</span>}
        </dd>
      </div>
    );
  }
  const missing = Number(valueInFileUsd) - Number(statedValueUsd);
  const isWhole = Math.abs(missing) < 0.005;
  const understood = isWhole ? "all of it understood" : `${formatUsd(Number(statedValueUsd))} of it understood`;
  return (
    <div data-alarming={!isWhole || undefined}>
      <dt>{valueInFileSource === "total_row" ? "The file’s own total" : "Value in the file"}</dt>
      <dd>
        {formatUsd(Number(valueInFileUsd))}
        <span>
          {" "}
          {understood}
          {others.length === 0 ? null : `, and ${others.join(", ")} besides`}
        </span>
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
