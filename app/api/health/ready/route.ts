import { getDatabase } from "@/db/pools";
import { selectMarketState } from "@/db/queries/market-state";

export const dynamic = "force-dynamic";

/** Whether a user would see numbers: the database answers, its tables are there, and a run is published. */
export async function GET(): Promise<Response> {
  const reasons: string[] = [];
  try {
    const state = await selectMarketState(getDatabase("requests"));
    if (state === null) reasons.push("no market has filled this database yet");
    else if (state.session === null) reasons.push("no batch run has been published yet");
  } catch {
    // The reason goes to the log of whoever asked for data; a health answer tells strangers nothing of the database.
    reasons.push("the database does not answer, or its migrations have not run");
  }
  const status = reasons.length === 0 ? "ready" : "not_ready";
  return Response.json({ status, reasons }, { status: reasons.length === 0 ? 200 : 503 });
}
