import { z } from "zod";
import type { Fault } from "@/lib/market-data/sandbox/faults";

/** A sandbox in another process: where it is, and the token its control routes ask for. */
export interface MarketControl {
  address: string;
  token: string;
}

const counts = z.record(z.string(), z.number());

/** Have calls fail from now on, as the fault says. */
export async function setFault(market: MarketControl, fault: Fault): Promise<void> {
  await control(market, "faults", { method: "POST", body: JSON.stringify(fault) });
}

/** Calls of every kind that the sandbox has been asked since its start. */
export async function countCalls(market: MarketControl): Promise<number> {
  const calls = counts.parse(await control(market, "calls", {}));
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

async function control({ address, token }: MarketControl, path: string, init: RequestInit): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${address}/__sandbox/${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`market control: ${response.status} ${await response.text()}`);
  return response.json();
}
