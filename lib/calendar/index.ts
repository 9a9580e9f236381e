/** New York sessions and their instants: the whole room behind one door. */
export { lastCompletedSession, SETTLE_MS, sessionClose, sessionOf, settledSession } from "./clock";
export {
  addSessions,
  type Closures,
  isHalfDay,
  isSession,
  type Session,
  sessionDistance,
  sessionsBetween,
  sessionsEnding,
} from "./sessions";
