/** New York sessions and their instants: the whole room behind one door. */
export { lastCompletedSession, sessionClose, sessionOf } from "./clock";
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
