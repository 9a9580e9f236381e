import type { Env } from "@/lib/env";
import type { AlertMessage } from "./alert-message";
import { type MailSettings, mailAlert } from "./mail";
import { postAlert } from "./webhook";

export type Channel = "webhook" | "mail";

/** Where an operator wants to be told; both null: nowhere but on the screen. */
export interface AlertSettings {
  webhookUrl: string | null;
  mail: MailSettings | null;
}

export function alertSettings(env: Env): AlertSettings {
  const { ALERT_WEBHOOK_URL, ALERT_MAIL_TO: to, ALERT_MAIL_FROM: from, SMTP_URL: server } = env;
  const mail = to === undefined || server === undefined ? null : { server, to, from: from ?? null };
  return { webhookUrl: ALERT_WEBHOOK_URL ?? null, mail };
}

/** A webhook that failed so often leaves the message to the mail, where there is one. */
const WEBHOOK_ATTEMPTS = 3;

/** @param attempts how many were made before */
export function channelFor({ webhookUrl, mail }: AlertSettings, attempts: number): Channel | null {
  if (webhookUrl !== null && (mail === null || attempts < WEBHOOK_ATTEMPTS)) return "webhook";
  return mail === null ? null : "mail";
}

/** @returns why it did not arrive, without any address; null where it did */
export function sendAlert(settings: AlertSettings, channel: Channel, alert: AlertMessage): Promise<string | null> {
  if (channel === "webhook" && settings.webhookUrl !== null) return postAlert(settings.webhookUrl, alert);
  if (channel === "mail" && settings.mail !== null) return mailAlert(settings.mail, alert);
  throw new Error(`sendAlert: no address is set for ${channel}`);
}
