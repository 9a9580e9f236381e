import { readCash } from "../rows/cash";
import { type CsvRecord, hasOneCell } from "../text/records";
import { isCashLine, type Section, sectionOf, whyNotHeld } from "./section-titles";

/** Which section the lines of a file stand in, while they are gone through from the top. */
export class Sections {
  private section: Section | null = null;
  private title = "";
  /** The title has come since the last line of a table: it is that of the next one. */
  private isFresh = false;

  /** @param isHeld what is called a watchlist or orders is held all the same: the file has nothing else */
  constructor(private readonly isHeld: boolean) {}

  /** Why a line holds nothing, for the section it stands in or begins; null where it may hold something. */
  reasonOf(record: CsvRecord): string | null {
    if (hasOneCell(record.cells)) {
      const title = record.cells.find((cell) => cell !== "") ?? "";
      const section = sectionOf(title);
      if (section !== null) {
        const isList = section === "watched" || section === "ordered";
        [this.section, this.title, this.isFresh] = [isList && this.isHeld ? null : section, title, true];
        return `A heading: ${HEADS[section]}.`;
      }
      if (this.section === "short" && readCash(title, false) !== null) this.section = null;
    }
    return whyNotHeld(this.section, this.title);
  }

  /** At a header: a section goes on below it if its title has just come, or if the header only repeats. */
  startTable(title: string | null, isRepeated: boolean): void {
    if (!this.isFresh && !(isRepeated && title === null)) this.section = null;
    this.isFresh = false;
  }

  /** Whether a line of a table is held short by its section. */
  isShort(record: CsvRecord): boolean {
    this.isFresh = false;
    return this.section === "short" && !isCashLine(record);
  }
}

const HEADS: Record<Section, string> = {
  held: "what is held stands below it",
  short: "what is held short stands below it",
  closed: "what is no longer held stands below it",
  watched: "what is watched stands below it",
  ordered: "what is ordered stands below it",
};
