import { and, asc, desc, eq, gte, isNull, notInArray, sql } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { alerts } from "@/db/schema";

export type Alert = typeof alerts.$inferSelect;
export type AlertKind = Alert["kind"];
export type AlertChannel = NonNullable<Alert["channel"]>;

/** Newest first. */
export async function selectAlerts(db: Database, { limit }: { limit: number }): Promise<Alert[]> {
  return db.select().from(alerts).orderBy(desc(alerts.raisedAt), desc(alerts.id)).limit(limit);
}

/** Raises an alert unless its subject has been told of already: the unique index decides. @returns whether it is new */
export async function insertAlert(
  db: Database,
  { kind, subject, message, now }: { kind: AlertKind; subject: string; message: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .insert(alerts)
    .values({ kind, subject, message, raisedAt: now })
    .onConflictDoNothing({ target: [alerts.kind, alerts.subject] })
    .returning({ id: alerts.id });
  return rows.length > 0;
}

/** The alerts of a kind whose trouble is not over. */
export async function selectOpenAlerts(db: Database, { kind }: { kind: AlertKind }): Promise<Alert[]> {
  return db
    .select()
    .from(alerts)
    .where(and(eq(alerts.kind, kind), isNull(alerts.endedAt)));
}

/** The trouble of these subjects goes on; that of all others of the kind is over. @returns how many ended */
export async function endOtherAlerts(
  db: Database,
  { kind, going, now }: { kind: AlertKind; going: readonly string[]; now: Date },
): Promise<number> {
  const others = going.length === 0 ? undefined : notInArray(alerts.subject, [...going]);
  const rows = await db
    .update(alerts)
    .set({ endedAt: now })
    .where(and(eq(alerts.kind, kind), isNull(alerts.endedAt), others))
    .returning({ id: alerts.id });
  return rows.length;
}

/** After 5, 10, 20, 40, 60, 60 … minutes; a minute less, because a look comes a little earlier or later. */
const isDue = (now: Date) => sql`(${alerts.attemptedAt} is null or ${alerts.attemptedAt}
  + (least(60, 5 * power(2, greatest(0, ${alerts.attempts} - 1))) - 1) * interval '1 minute' <= ${now.toISOString()}::timestamptz)`;

/** Alerts that nobody has been sent yet and whose next attempt is due, oldest first. */
export async function selectUndelivered(
  db: Database,
  { raisedSince, now }: { raisedSince: Date; now: Date },
): Promise<Alert[]> {
  return db
    .select()
    .from(alerts)
    .where(and(isNull(alerts.deliveredAt), gte(alerts.raisedAt, raisedSince), isDue(now)))
    .orderBy(asc(alerts.raisedAt));
}

/**
 * Counts an attempt before it is made. Of two who want to make the same one, the second is refused, also later while the
 * first is still sending.
 *
 * @param attempts how many were made before, as the caller has read it
 */
export async function claimDelivery(
  db: Database,
  { id, attempts, channel, now }: { id: string; attempts: number; channel: AlertChannel; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(alerts)
    .set({ attempts: attempts + 1, channel, attemptedAt: now })
    .where(and(eq(alerts.id, id), eq(alerts.attempts, attempts), isNull(alerts.deliveredAt), isDue(now)))
    .returning({ id: alerts.id });
  return rows.length > 0;
}

/** @param error why it did not arrive, without any address; null where it did */
export async function recordDelivery(
  db: Database,
  { id, error, now }: { id: string; error: string | null; now: Date },
): Promise<void> {
  await db
    .update(alerts)
    .set({ deliveryError: error, ...(error === null ? { deliveredAt: now } : {}) })
    .where(eq(alerts.id, id));
}
