import { formatSession } from "@/lib/format";

/** A later session has closed than the one readers see, and why they do not see it yet. */
export interface NewerSession {
  session: string;
  state: "running" | "unpublished" | "failed" | "cancelled" | "due" | "late";
}

const STATE_WORDS: Record<NewerSession["state"], string> = {
  running: "has not finished",
  unpublished: "was not good enough to publish",
  failed: "failed",
  cancelled: "was cancelled",
  due: "is due at 21:00 New York",
  late: "has not started",
};

/**
 * Whose night the numbers are: "Prices are from Fri 21 Aug 2026; the run for Mon 24 Aug 2026 has not finished."
 *
 * @param session published session, `YYYY-MM-DD`; null before the first publish
 */
export function asOfWords(session: string | null, newer: NewerSession | null): string {
  if (session === null) return "No night has been published yet: numbers appear when the first run has finished.";
  const later = newer === null ? "" : `; the run for ${formatSession(newer.session)} ${STATE_WORDS[newer.state]}`;
  return `Prices are from ${formatSession(session)}${later}.`;
}
