import { Text } from "@mantine/core";
import Link from "next/link";
import { asOfWords, type NewerSession } from "./as-of-words";

interface AsOfLineProps {
  /** Published session, `YYYY-MM-DD`; null before the first publish. */
  session: string | null;
  /** A later session has closed and readers do not see it yet; null where theirs is the last. */
  newer: NewerSession | null;
  /** Leads to the published run's model card. */
  quality?: boolean;
}

/** Whose night the numbers are, on every page that shows any. */
export function AsOfLine({ session, newer, quality = false }: AsOfLineProps) {
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {asOfWords(session, newer)}
      {quality && session !== null ? (
        <>
          {" "}
          <Link href="/model-card">How good are these numbers?</Link>
        </>
      ) : null}
    </Text>
  );
}
