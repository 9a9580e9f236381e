import { Agent, request as httpRequest, type IncomingMessage } from "node:http";

/** Connections stay open between calls; the other side ends those that idle. */
const agent = new Agent({ keepAlive: true });

/**
 * Send a request as `fetch` would, but wait for the answer as long as it takes: the global `fetch` gives up after
 * 300 s without headers, and a step may run longer. End it by the request's `signal`.
 */
export async function callOverHttp(request: Request): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer());
  try {
    return await send(request, body);
  } catch (error) {
    // The other side closed an idle connection just as we took it up again: it has read nothing of this call.
    if (error instanceof StaleConnection) return send(request, body);
    throw error;
  }
}

class StaleConnection extends Error {}

function send(request: Request, body: Buffer): Promise<Response> {
  return new Promise((resolve, reject) => {
    const headers = { ...Object.fromEntries(request.headers), "content-length": String(body.length) };
    const outgoing = httpRequest(request.url, { method: request.method, headers, agent, signal: request.signal });
    outgoing.on("error", (error: NodeJS.ErrnoException) =>
      reject(outgoing.reusedSocket && error.code === "ECONNRESET" ? new StaleConnection("", { cause: error }) : error),
    );
    outgoing.on("response", (incoming) => read(incoming).then(resolve, reject));
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const status = incoming.statusCode ?? 500;
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : Buffer.concat(chunks), { status, headers });
}
