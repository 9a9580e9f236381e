import { getDatabase } from "@/db/pools";
import { insertUser, selectFirstUser } from "@/db/queries/users";

/** Who is asking. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  isAdmin: boolean;
}

/** The owner of an installation nobody has signed up to. */
const OWNER = { id: "owner", name: "Owner", email: "owner@sigmasight.local", role: "admin" } as const;

/**
 * Who is asking: the one place that answers it. There are no log-ins yet, so whoever reaches the app (it listens on this
 * machine alone) is the installation's first user, which is made on the first visit where nobody seeded one.
 */
export async function requireViewer(): Promise<Viewer> {
  const db = getDatabase("requests");
  let found = await selectFirstUser(db);
  if (found === null) {
    await insertUser(db, OWNER);
    found = await selectFirstUser(db);
  }
  if (found === null) throw new Error("requireViewer: no user after one was inserted");
  return { id: found.id, name: found.name, email: found.email, isAdmin: found.role === "admin" };
}
