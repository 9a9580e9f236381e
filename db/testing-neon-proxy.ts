import http from "node:http";
import net from "node:net";
import { neonConfig } from "@neondatabase/serverless";
import { type WebSocket, WebSocketServer } from "ws";

/**
 * A stand-in for Neon's edge on this machine: PostgreSQL's protocol inside a WebSocket, to one fixed server.
 *
 * With it Neon's own driver runs against the embedded database. What it does not prove: Neon's authentication, cold
 * starts and pooler.
 */
export interface NeonProxy {
  port: number;
  /** WebSocket connections so far: proof that the driver came this way. */
  connections(): number;
  close(): Promise<void>;
}

/** Bytes waiting for the browser's side above which the server's side pauses, and below which it goes on. */
const HIGH_WATER = 8 << 20;

/** Start the proxy on a free port and point Neon's driver, in this process, to it. */
export async function startNeonProxy(target: { host: string; port: number }): Promise<NeonProxy> {
  let connections = 0;
  const server = http.createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on("connection", (socket) => {
    connections++;
    join(socket, net.connect(target));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  neonConfig.wsProxy = () => `127.0.0.1:${port}/v2`;
  neonConfig.useSecureWebSocket = false;
  // Neon's edge lets the driver send the password before it is asked; a plain server with scram does not.
  neonConfig.pipelineConnect = false;
  neonConfig.pipelineTLS = false;

  const close = () =>
    new Promise<void>((resolve) => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.close(() => resolve());
    });
  return { port, connections: () => connections, close };
}

function join(socket: WebSocket, upstream: net.Socket): void {
  upstream.setNoDelay(true);
  socket.on("message", (data: Buffer) => upstream.write(data));
  upstream.on("data", (data) => {
    socket.send(data, () => {
      if (upstream.isPaused() && socket.bufferedAmount < HIGH_WATER) upstream.resume();
    });
    if (socket.bufferedAmount > HIGH_WATER) upstream.pause();
  });
  socket.on("close", () => upstream.destroy());
  socket.on("error", () => upstream.destroy());
  upstream.on("close", () => socket.close());
  upstream.on("error", () => socket.close());
}
