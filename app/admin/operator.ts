import { refresh } from "next/cache";
import { requireViewer, type Viewer } from "@/app/viewer";
import type { Outcome } from "@/components/batch/outcome";
import { log } from "@/lib/log";

/**
 * An operator's deed: admins only, answered by a sentence whatever happens, and the page read anew with the answer.
 * What goes wrong is said where the button is, not on a page of its own.
 */
export async function asOperator(work: (viewer: Viewer) => Promise<Outcome>): Promise<Outcome> {
  try {
    const viewer = await requireViewer();
    if (!viewer.isAdmin) return { ok: false, message: "Only an admin may do this." };
    const outcome = await work(viewer);
    refresh();
    return outcome;
  } catch (error) {
    log().error({ err: error }, "an operator's action failed");
    return { ok: false, message: "Something went wrong on our side. It has been written down; try again in a moment." };
  }
}
