/** What an operator is told of one thing that happened. */
export interface AlertMessage {
  /** Names the message: who is sent one twice can tell. */
  id: string;
  kind: "run_not_published" | "provider_down" | "restart_loop";
  /** A session, or the instant at which the trouble began. */
  subject: string;
  /** Sentences. */
  message: string;
  raisedAt: Date;
}

const TITLES: Record<AlertMessage["kind"], string> = {
  run_not_published: "the night is not published",
  provider_down: "the price provider is down",
  restart_loop: "the app restarts again and again",
};

/** One line that says what it is about: the subject of a mail. */
export const alertTitle = ({ kind }: Pick<AlertMessage, "kind">): string => `SigmaSight: ${TITLES[kind]}`;
