import { asc } from "drizzle-orm";
import type { Database } from "@/db/connection";
import { user } from "@/db/schema";

export interface UserRow {
  id: string;
  name: string;
  email: string;
  role: string | null;
}

/** The first user of the installation; null before there is any. */
export async function selectFirstUser(db: Database): Promise<UserRow | null> {
  const [row] = await db
    .select({ id: user.id, name: user.name, email: user.email, role: user.role })
    .from(user)
    .orderBy(asc(user.createdAt), asc(user.id))
    .limit(1);
  return row ?? null;
}

/** Adds a user unless there is one of that id or address. */
export async function insertUser(
  db: Database,
  { id, name, email, role }: { id: string; name: string; email: string; role: "admin" | "user" },
): Promise<void> {
  await db.insert(user).values({ id, name, email, role, emailVerified: true }).onConflictDoNothing();
}
