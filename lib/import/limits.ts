/** What one upload may hold (product §6). The page shows these beside the drop zone, the server counts against them. */

/** Bytes of a file, before and after inflating: 10 MB. */
export const MAXIMUM_FILE_BYTES = 10 * 1024 * 1024;
/** Characters of pasted text: 500 kB, because pasted text goes through a server action. */
export const MAXIMUM_TEXT_CHARACTERS = 500_000;
/** Lines that are neither blank nor a header. */
export const MAXIMUM_ROWS = 20_000;
/** Cells in one line. A wider line is not a portfolio, and costs memory for nothing. */
export const MAXIMUM_COLUMNS = 256;
/** Characters in one cell. Longer is a quote that was never closed, or not a portfolio. */
export const MAXIMUM_CELL_CHARACTERS = 10_000;
/** Characters of a cell that is looked through for a date, an option's name or words for cash: a longer one is a text. */
export const MAXIMUM_WORDS_CHARACTERS = 300;
