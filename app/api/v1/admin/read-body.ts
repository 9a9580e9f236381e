import type { z } from "zod";

/** A request's JSON where it has the shape asked for; null where it has not, or is no JSON. */
export async function readBody<S extends z.ZodType>(request: Request, shape: S): Promise<z.infer<S> | null> {
  const read = shape.safeParse(await request.json().catch(() => null));
  return read.success ? read.data : null;
}
