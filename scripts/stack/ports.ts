import net from "node:net";
import { ScriptFailure } from "./script-failure";

/** How many ports after the wanted one are tried. */
const TRIES = 50;

/** A port that nobody listens on now. */
export function freePort(host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("a listener had no address")),
      );
    });
  });
}

/** Whether we could listen there: not taken, and not reserved for root. */
export function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** The wanted port, or the first free one after it. */
export async function firstFreePort(wanted: number, host: string): Promise<number> {
  const last = Math.min(wanted + TRIES, 65_535);
  for (let port = wanted; port <= last; port++) {
    if (await canListen(port, host)) return port;
  }
  throw new ScriptFailure(`No port from ${wanted} to ${last} on ${host} is free: set PORT to one that is.`);
}
