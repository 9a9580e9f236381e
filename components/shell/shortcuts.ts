/** The single-key shortcuts: what each does, and how a run of keys is read. Pure, so that it can be tested without a page. */

export type ShortcutCommand = "search" | "upload" | "portfolios" | "batch" | "help";

export interface Shortcut {
  /** One key after the other. */
  keys: readonly string[];
  command: ShortcutCommand;
  label: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["/"], command: "search", label: "Find a position, or upload" },
  { keys: ["u"], command: "upload", label: "Upload a portfolio" },
  { keys: ["g", "p"], command: "portfolios", label: "Go to portfolios" },
  { keys: ["g", "b"], command: "batch", label: "Go to the operator’s screen" },
  { keys: ["?"], command: "help", label: "Show these keys" },
];

/** Milliseconds after which a begun pair of keys is forgotten. */
export const PAIR_WINDOW_MS = 1200;

export interface KeyProgress {
  /** The first key of a pair, while its second is awaited. */
  pending: string | null;
  command: ShortcutCommand | null;
}

/** What `key` means after `pending`. A key that does not complete the pair is read as a beginning of its own. */
export function readKey(pending: string | null, key: string, shortcuts: readonly Shortcut[] = SHORTCUTS): KeyProgress {
  const pair = pending === null ? undefined : shortcuts.find(({ keys }) => keys[0] === pending && keys[1] === key);
  if (pair) return { pending: null, command: pair.command };

  const single = shortcuts.find(({ keys }) => keys.length === 1 && keys[0] === key);
  if (single) return { pending: null, command: single.command };

  const begins = shortcuts.some(({ keys }) => keys.length === 2 && keys[0] === key);
  return { pending: begins ? key : null, command: null };
}
