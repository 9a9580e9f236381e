import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import classes from "./states.module.css";

export type NoticeTone = "info" | "done" | "warning" | "error";

interface NoticeProps {
  tone?: NoticeTone;
  /** The first few words, in bold. */
  title?: string;
  children?: React.ReactNode;
  /** Read aloud when it appears: for what happens while somebody is looking. */
  live?: boolean;
}

const ICONS = { info: IconInfoCircle, done: IconCircleCheck, warning: IconAlertTriangle, error: IconAlertTriangle };

/** A sentence about a state, with an icon: colour is never the only sign. */
export function Notice({ tone = "info", title, children, live = false }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={live ? (tone === "error" ? "alert" : "status") : undefined}>
      <Icon size={20} stroke={1.75} aria-hidden="true" className={classes.noticeIcon} />
      <div>
        {title ? <strong className={classes.noticeTitle}>{title} </strong> : null}
        {children}
      </div>
    </div>
  );
}
