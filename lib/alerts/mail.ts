import { type AlertMessage, alertTitle } from "./alert-message";

const TIMEOUT_MS = 10_000;

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password. */
  server: string;
  /** Several with commas between. */
  to: string;
  /** Null: the first of those it goes to. */
  from: string | null;
}

/**
 * Mails an alert. Its id makes the Message-ID, by which mail systems know one that comes twice.
 *
 * @returns why it was not taken, never with an address or a password; null where the server took it
 */
export async function mailAlert({ server, to, from }: MailSettings, alert: AlertMessage): Promise<string | null> {
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    ...serverOf(server),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  try {
    const sender = from ?? to.split(",")[0]?.trim();
    await transport.sendMail({
      from: sender,
      to,
      subject: alertTitle(alert),
      text: `${alert.message}\n\nRaised at ${alert.raisedAt.toISOString()}.\n`,
      messageId: `<alert-${alert.id}@${sender?.split("@")[1]}>`,
    });
    return null;
  } catch (error) {
    return `the mail server did not take the mail${codeOf(error)}`;
  } finally {
    transport.close();
  }
}

function serverOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  const login = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    host: hostname,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    auth: username === "" ? undefined : login,
  };
}

/** What nodemailer and the server call it, like EAUTH or 550: their messages may quote addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const answer = "responseCode" in error && typeof error.responseCode === "number" ? String(error.responseCode) : null;
  const known = [code, answer].filter((word) => word !== null);
  return known.length === 0 ? "" : ` (${known.join(" ")})`;
}
