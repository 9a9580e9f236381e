import { Text } from "@mantine/core";
import { formatCount, formatPercent, formatSession } from "@/lib/format";
import classes from "./counts.module.css";

export interface FreshnessView {
  /** Session of the newest price; null: older than those named, or none. */
  session: string | null;
  symbols: number;
}

/** How many live symbols have their newest price at which session. */
export function FreshnessList({ freshness }: { freshness: readonly FreshnessView[] }) {
  const total = freshness.reduce((sum, { symbols }) => sum + symbols, 0);
  if (total === 0) return <Text c="dimmed">No symbol is live yet.</Text>;
  return (
    <dl className={classes.counts}>
      {freshness.map(({ session, symbols }) => (
        <div key={session ?? "older"}>
          <dt>{session === null ? "Older, or no price yet" : formatSession(session)}</dt>
          <dd>
            {formatCount(symbols)} <span>{formatPercent(symbols / total)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
