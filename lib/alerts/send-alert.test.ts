import { afterEach, describe, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import type { AlertMessage } from "./alert-message";
import { mailAlert } from "./mail";
import { alertSettings, channelFor } from "./send-alert";
import { startMailServer } from "./testing-mail-server";
import { startWebhook } from "./testing-webhook";
import { postAlert } from "./webhook";

const ALERT: AlertMessage = {
  id: "7f3e",
  kind: "run_not_published",
  subject: "2026-07-16",
  message: "The night of 2026-07-16 was not published by 23:00 New York.",
  raisedAt: new Date("2026-07-17T03:00:00Z"),
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function opened<T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> {
  open.push(await server);
  return server;
}

describe("a webhook", () => {
  test("gets what happened as JSON, a text for chats, and the id as its key", async () => {
    const hook = await opened(startWebhook());
    expect(await postAlert(hook.address, ALERT)).toBeNull();
    expect(hook.received).toEqual([
      {
        body: {
          kind: "run_not_published",
          subject: "2026-07-16",
          message: ALERT.message,
          raised_at: "2026-07-17T03:00:00.000Z",
          text: `SigmaSight: the night is not published. ${ALERT.message}`,
        },
        key: "7f3e",
      },
    ]);
  });

  test("that refuses, moves or hangs is named by what it did, never by its address", async () => {
    const hook = await opened(startWebhook());
    hook.answer(500);
    expect(await postAlert(hook.address, ALERT)).toBe("the webhook answered 500");
    hook.answer(302, { location: hook.address });
    expect(await postAlert(hook.address, ALERT)).toBe("the webhook answered 302");
    hook.answer(null);
    expect(await postAlert(hook.address, ALERT, 200)).toBe("the webhook did not answer within 0.2 s");
    expect(hook.received).toHaveLength(3);
  });

  test("that nobody listens at is named by the system's word", async () => {
    const hook = await startWebhook();
    await hook.close();
    expect(await postAlert(hook.address, ALERT)).toBe("the webhook could not be reached (ECONNREFUSED)");
  });
});

describe("a mail", () => {
  test("goes to everybody who is named, from the first of them where no sender is set", async () => {
    const server = await opened(startMailServer());
    const to = "night@example.com, day@example.com";
    expect(await mailAlert({ server: server.address, to, from: null }, ALERT)).toBeNull();
    const [mail = ""] = server.mails;
    expect(mail).toContain("From: night@example.com");
    expect(mail).toContain("To: night@example.com, day@example.com");
    expect(mail).toContain("Subject: SigmaSight: the night is not published");
    expect(mail).toContain("Message-ID: <alert-7f3e@example.com>");
    expect(mail).toContain(ALERT.message);
  });

  test("that is refused says so with the server's number, without its words or anybody's address", async () => {
    const server = await opened(startMailServer({ refuse: true }));
    const settings = { server: server.address.replace("//", "//user:hunter2@"), to: "secret@example.com", from: null };
    const error = await mailAlert(settings, ALERT);
    expect(error).toMatch(/^the mail server did not take the mail \([A-Z]+( \d+)?\)$/);
  });
});

test("without an address nobody is sent anything; a webhook comes before mail, which takes over when it fails thrice", () => {
  const mailed = { ALERT_MAIL_TO: "a@b.org", SMTP_URL: "smtp://h:25" };
  const hooked = { ALERT_WEBHOOK_URL: "https://h/x" };
  const channels = (source: Record<string, string>) =>
    [0, 1, 2, 3, 4].map((attempts) => channelFor(alertSettings(readEnv(source)), attempts));
  expect(channels({})).toEqual([null, null, null, null, null]);
  expect(channels(hooked)).toEqual(Array(5).fill("webhook"));
  expect(channels(mailed)).toEqual(Array(5).fill("mail"));
  expect(channels({ ...hooked, ...mailed })).toEqual(["webhook", "webhook", "webhook", "mail", "mail"]);
});
