/** What an operator was told without asking. Instants are ISO. */
export interface AlertView {
  id: string;
  kind: "run_not_published" | "provider_down" | "restart_loop";
  message: string;
  raisedAt: string;
  channel: "webhook" | "mail" | null;
  deliveredAt: string | null;
  deliveryError: string | null;
}

export const ALERT_WORDS: Record<AlertView["kind"], string> = {
  run_not_published: "Not published",
  provider_down: "Provider down",
  restart_loop: "Restarting again and again",
};

const CHANNEL_WORDS = { webhook: "the webhook", mail: "mail" } as const;

/** Whether the message left the house, in words. */
export function deliveryWords({ channel, deliveredAt, deliveryError }: AlertView): string {
  if (channel === null) return "shown here only so far; it is sent where an address is set";
  if (deliveredAt !== null) return `sent by ${CHANNEL_WORDS[channel]}`;
  return deliveryError === null
    ? `on its way by ${CHANNEL_WORDS[channel]}`
    : `not sent by ${CHANNEL_WORDS[channel]}: ${deliveryError}`;
}
