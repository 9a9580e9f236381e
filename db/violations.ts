/**
 * Which rule of the database a failed write broke.
 *
 * Drizzle wraps the driver's error (`DrizzleQueryError`, the driver's own as `cause`); `pg` and Neon's driver have error
 * classes of their own with the same fields. So: follow `cause`, look at the fields.
 */

/** SQLSTATE class 23, https://www.postgresql.org/docs/18/errcodes-appendix.html */
const UNIQUE = "23505";
const FOREIGN_KEY = "23503";
const CHECK = "23514";

interface Violation {
  code: string;
  constraint: string | undefined;
}

function violationIn(error: unknown): Violation | undefined {
  // Five is more wrapping than any driver does, and stops at a cause that points to itself.
  for (let depth = 0, at = error; depth < 5 && at instanceof Error; depth++, at = at.cause) {
    if ("code" in at && typeof at.code === "string" && at.code.startsWith("23")) {
      const constraint = "constraint" in at && typeof at.constraint === "string" ? at.constraint : undefined;
      return { code: at.code, constraint };
    }
  }
  return undefined;
}

function broke(error: unknown, code: string, constraint: string | undefined): boolean {
  const violation = violationIn(error);
  return violation?.code === code && (constraint === undefined || violation.constraint === constraint);
}

/** True where a write failed on a unique index (this one, where it is named). */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean => broke(error, UNIQUE, constraint);

/** True where a write failed on a foreign key (this one, where it is named). */
export const isForeignKeyViolation = (error: unknown, constraint?: string): boolean =>
  broke(error, FOREIGN_KEY, constraint);

/** True where a write failed on a check (this one, where it is named). */
export const isCheckViolation = (error: unknown, constraint?: string): boolean => broke(error, CHECK, constraint);
