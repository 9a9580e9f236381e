import { parse } from "@marcbachmann/cel-js";

/** What an expression sees: `event`, the trigger, and in `cancelOn` also `async`, the event that would cancel. */
export type Scope = Record<"event" | "async", unknown> | { event: unknown };

const parsed = new Map<string, ReturnType<typeof parse>>();

function compile(expression: string): ReturnType<typeof parse> {
  const known = parsed.get(expression) ?? parse(expression);
  parsed.set(expression, known);
  return known;
}

/** What is wrong with a CEL expression (SDK_SPEC 1.3.1), in one line; null where it can be read. */
export function expressionProblem(expression: string): string | null {
  try {
    compile(expression);
    return null;
  } catch (error) {
    return String(error).split("\n")[0]!;
  }
}

/**
 * The value of an expression; whole numbers come back as numbers.
 *
 * @throws where the event lacks a field that the expression names, or has another type than it expects
 */
export function evaluate(expression: string, scope: Scope): unknown {
  const value: unknown = compile(expression)(scope);
  return typeof value === "bigint" ? Number(value) : value;
}

/** Whether an expression is true; one that names a missing field is not, as on Inngest's server. */
export function matches(expression: string | undefined, scope: Scope): boolean {
  if (expression === undefined) return true;
  try {
    return evaluate(expression, scope) === true;
  } catch {
    return false;
  }
}
