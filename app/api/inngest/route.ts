import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";

/** A step is short, but a chunk of new symbols at the live pace takes minutes. */
export const maxDuration = 800;
export const dynamic = "force-dynamic";

/** Where the job engine calls our functions: signed, whichever engine it is. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
