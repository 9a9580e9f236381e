import { bigserial, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { alertChannel, alertKind } from "./enums";

/** What an operator was told without asking; one message for each thing that happened (product §4). */
export const alerts = pgTable(
  "alerts",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: alertKind().notNull(),
    /** What it is about, so that it is raised once: a session, or the instant at which the trouble began. */
    subject: text().notNull(),
    message: text().notNull(),
    raisedAt: instant("raised_at").notNull(),
    /** When the trouble was over. */
    endedAt: instant("ended_at"),
    /** Null: no address is set, and it shows on the operator's screen only. */
    channel: alertChannel(),
    deliveredAt: instant("delivered_at"),
    attempts: integer().notNull().default(0),
    /** When the last attempt was made: the next waits, longer each time. */
    attemptedAt: instant("attempted_at"),
    deliveryError: text("delivery_error"),
  },
  (t) => [uniqueIndex("alerts_once_idx").on(t.kind, t.subject), index("alerts_raised_idx").on(t.raisedAt)],
);

/** Starts of the app's process: many within minutes are a restart loop. */
export const appStarts = pgTable(
  "app_starts",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
  },
  (t) => [index("app_starts_at_idx").on(t.at)],
);
