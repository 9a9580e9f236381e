/** What a cell is read as: the names to look it up by, or why it is none. */
export type SymbolReading =
  /** `candidates` are names to look up in the universe, likeliest first; `symbol` is the first. */
  | { ok: true; symbol: string; candidates: string[]; notice?: SymbolNotice }
  /**
   * `why` is a sentence's end: "… is a formula". `isName`: it seems to be a company's name. `choices`: what may be meant, where
   * nobody can tell. `side`: the side that a note beside the ticker `fix` says. `mayBePrivate`: it may be no security at all.
   */
  | {
      ok: false;
      why: string;
      fix?: string;
      isName?: true;
      choices?: readonly string[];
      side?: "short" | "long";
      mayBePrivate?: true;
    };

/** What was done to a symbol that its owner may want to know; a whole sentence. */
interface SymbolNotice {
  /** "written": the ticker stood beside a name. */
  kind: "renamed" | "mended" | "written";
  sentence: string;
}
