import type { Disposition, PortfolioPreview, PreviewRow, ReadPosition } from "../preview";
import { showCell } from "../problems";
import { type CsvRecord, recordText } from "../text/records";

/** A position with all the lines that made it. */
export type NettedLot = ReadPosition;

const STANDING: Record<Disposition, number> = { ignored: 0, rejected: 1, held_not_modelled: 2, used: 3 };

/** What became of each line. A line may serve twice, as a trade and for the balance it states: the better use counts. */
export class LineSheet {
  private readonly byLine = new Map<number, PreviewRow>();
  readonly positions: NettedLot[] = [];
  readonly names: PortfolioPreview["names"] = [];

  put(record: CsvRecord, disposition: Disposition, reason: string): void {
    const { line, lastLine } = record;
    const before = this.byLine.get(line);
    if (before && STANDING[before.disposition] >= STANDING[disposition]) return;
    const said = before && before.disposition !== "ignored" ? `${before.reason} ${reason}` : reason;
    this.byLine.set(line, { line, lastLine, disposition, reason: said, text: showCell(recordText(record, 120), 120) });
  }

  hold(position: ReadPosition, from: readonly { record: CsvRecord }[]): void {
    const lines = [...new Set(from.map(({ record }) => record.line))].sort((a, b) => a - b);
    this.positions.push({ ...position, line: lines[0] ?? position.line, lines });
  }

  isRejected(line: number): boolean {
    return this.byLine.get(line)?.disposition === "rejected";
  }

  rows(): PreviewRow[] {
    return [...this.byLine.values()].sort((a, b) => a.line - b.line);
  }
}
