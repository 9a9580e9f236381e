import { Text } from "@mantine/core";
import { formatSession } from "@/lib/format";

interface AsOfLineProps {
  /** Published session, `YYYY-MM-DD`; null before the first publish. */
  session: string | null;
  /** A later session has closed and its run is under way or did not publish. */
  newer?: { session: string; state: "running" | "unpublished" } | null;
}

/** "Prices are from Fri 21 Aug 2026; tonight's run has not finished." */
export function AsOfLine({ session, newer = null }: AsOfLineProps) {
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {session === null
        ? "No night has been published yet: numbers appear when the first run has finished."
        : `Prices are from ${formatSession(session)}${newer ? `; ${later(newer)}` : ""}.`}
    </Text>
  );
}

function later({ session, state }: { session: string; state: "running" | "unpublished" }): string {
  return state === "running"
    ? `the run for ${formatSession(session)} has not finished`
    : `the run for ${formatSession(session)} was not good enough to publish`;
}
