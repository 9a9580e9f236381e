import type { DecimalText, IsoDate } from "../preview";
import type { ImportProblem } from "../problems";
import type { CsvRecord } from "../text/records";
import type { MovementKind } from "./movement-kinds";
import type { OpenLedger } from "./open-ledger";
import type { Security } from "./security";

/** One line that moves shares, understood. */
export interface Movement {
  record: CsvRecord;
  table: OpenLedger;
  /** Its place in the file, counted over all tables. */
  place: number;
  kind: MovementKind;
  /** What happened, in the file's words. */
  words: string;
  date: IsoDate;
  /** Sorts as text; blank where the file has no times. */
  time: string;
  security: Security;
  /** Signed: what it adds to the holding. Of an expiry and of a statement of shares held: how many, unsigned. */
  quantity: DecimalText;
  /** Of one share, in `currency`; null where the file does not say. */
  price: DecimalText | null;
  /** The cell of a price that is none; null where there is nothing to say of it. */
  misreadPrice: string | null;
  /** In `currency`, at least 0. */
  fees: DecimalText;
  /** The currency of fees that are in another one, and so in no cost; null where there are none. */
  feesLeft: string | null;
  /** ISO 4217; null where the file does not say. */
  currency: string | null;
  /** The file writes its amounts in hundredths: GBX. */
  isMinor: boolean;
  /** The file marks it as one that may open a short. */
  opens: boolean;
  ratio: { now: string; before: string } | null;
  /** Lines of one exchange of securities share it. */
  group: string;
}

/** A line of money, or of nothing. */
export interface Aside {
  kind: MovementKind;
  date: IsoDate | null;
  security: Security | null;
  currency: string | null;
}

/** What one line says. */
export type LineReading =
  | { what: "movement"; movement: Movement }
  | { what: "aside"; record: CsvRecord; reason: string; aside: Aside | null }
  /** A word we do not know on a line that names no shares. */
  | { what: "unknown"; record: CsvRecord; words: string; column: string | null }
  | { what: "rejected"; record: CsvRecord; problems: ImportProblem[] };
