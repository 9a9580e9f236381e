/** What a button's deed came to, in a sentence that is shown where it was pressed. */
export interface Outcome {
  ok: boolean;
  /** "The run for Fri 21 Aug 2026 has started." or why it did not. */
  message: string;
}
