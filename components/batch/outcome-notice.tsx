import { Notice } from "@/components/states/notice";
import type { Outcome } from "./outcome";

/** The sentence a deed ended with, read aloud when it appears. */
export function OutcomeNotice({ outcome }: { outcome: Outcome | null }) {
  if (outcome === null) return null;
  return (
    <Notice tone={outcome.ok ? "done" : "error"} live>
      {outcome.message}
    </Notice>
  );
}
