import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** A mail server on this machine that takes what it is sent, or refuses every recipient. */
export interface MailServer {
  /** `smtp://127.0.0.1:PORT` */
  address: string;
  /** What it took, header and body. */
  mails: string[];
  close(): Promise<void>;
}

export async function startMailServer({ refuse = false } = {}): Promise<MailServer> {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let mail: string[] | null = null;
    let rest = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (mail !== null) {
        if (line !== ".") return void mail.push(line);
        mails.push(mail.join("\n"));
        mail = null;
        return say("250 taken");
      }
      if (/^DATA/i.test(line)) {
        mail = [];
        return say("354 go on");
      }
      if (/^QUIT/i.test(line)) return say("221 bye");
      if (refuse && /^RCPT/i.test(line)) return say("550 no such user secret@example.com");
      return say("250 ok");
    };
    socket.on("data", (data) => {
      const lines = (rest + data.toString()).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(line);
    });
    socket.on("error", () => undefined);
    say("220 test");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
