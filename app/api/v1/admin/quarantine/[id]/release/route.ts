import { z } from "zod";
import { releasePrice } from "@/app/admin/release-price";
import { answer, problem, route } from "../../../../answer";

const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Believes a price that was kept out, and fetches its symbol again. */
export const POST = route<{ id: string }>(
  async ({ params, viewer }) => {
    const id = number.safeParse(params.id);
    const released = id.success ? await releasePrice(id.data, viewer) : null;
    if (released === null) return problem(404, "Nothing to release", "No price of this number is kept out.");
    return answer({ status: "released", symbol: released.symbol, message: released.sentence });
  },
  { admin: true },
);
