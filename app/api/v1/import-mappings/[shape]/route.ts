import { recallMapping } from "@/app/portfolios/import-mapping";
import { answer, problem, route } from "../../answer";

/** A digest, and short: anything else was never remembered. */
const SHAPE = /^[A-Za-z0-9_.-]{1,80}$/;

/** How the caller had the columns of files of one shape read; `mapping` is null where nothing is remembered. */
export const GET = route<{ shape: string }>(async ({ viewer, params: { shape } }) => {
  if (!SHAPE.test(shape)) return problem(404, "No such shape", "A shape is the digest that a preview names.");
  return answer({ shape, mapping: await recallMapping({ ownerId: viewer.id, shape }) });
});
