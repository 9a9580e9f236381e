import Link from "next/link";
import { formatSession } from "@/lib/format";
import classes from "./model-card.module.css";

interface CardNeighboursProps {
  before: { runId: string; session: string } | null;
  after: { runId: string; session: string } | null;
}

/** The ways to the card before and the one after. */
export function CardNeighbours({ before, after }: CardNeighboursProps) {
  if (before === null && after === null) return null;
  return (
    <nav aria-label="Model cards" className={classes.neighbours}>
      {before === null ? (
        <span />
      ) : (
        <Link href={`/model-card/${before.runId}`}>← Before: {formatSession(before.session)}</Link>
      )}
      {after === null ? null : <Link href={`/model-card/${after.runId}`}>After: {formatSession(after.session)} →</Link>}
    </nav>
  );
}
