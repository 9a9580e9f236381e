import type { NewerSession } from "@/components/shell/as-of-words";
import { formatCount, formatPercent, formatSession } from "@/lib/format";

export interface PublishedView {
  session: string;
  symbolsPriced: number | null;
  coverage: number | null;
}

interface Headline {
  tone: "done" | "info" | "warning";
  /** The state of the night, in one sentence. */
  sentence: string;
  /** What follows from it; null where nothing does. */
  meaning: string | null;
}

const NOT_PUBLISHED: Record<NewerSession["state"], string> = {
  running: "its run is under way",
  unpublished: "its run was not good enough",
  failed: "its run failed",
  cancelled: "its run was cancelled",
  due: "its run is due at 21:00 New York",
  late: "its run has not started, though it was due at 21:00 New York",
};

/** What an operator wants to know at seven in the morning, before anything else. */
export function headline(published: PublishedView | null, newer: NewerSession | null, why: string | null): Headline {
  if (newer === null) {
    if (published === null) {
      return {
        tone: "info",
        sentence: "Nothing is published yet.",
        meaning: "Readers see no numbers until the first run has finished.",
      };
    }
    return {
      tone: "done",
      sentence: `${formatSession(published.session)} is published${sized(published)}.`,
      meaning: null,
    };
  }
  const waiting = newer.state === "running" || newer.state === "due";
  const readers =
    published === null
      ? "Readers see no numbers yet."
      : `Readers see ${formatSession(published.session)}${sized(published)}.`;
  return {
    tone: waiting ? "info" : "warning",
    sentence: `${formatSession(newer.session)} is not published: ${NOT_PUBLISHED[newer.state]}.`,
    meaning: waiting || why === null ? readers : `${why} ${readers}`,
  };
}

/** ": 1,257 symbols, 99.7 % coverage" */
function sized({ symbolsPriced, coverage }: PublishedView): string {
  const parts = [
    ...(symbolsPriced === null ? [] : [`${formatCount(symbolsPriced)} symbols`]),
    ...(coverage === null ? [] : [`${formatPercent(coverage, 1)} coverage`]),
  ];
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}
