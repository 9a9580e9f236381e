import type { FunctionConfig } from "inngest/types";
import { cronProblem } from "./cron-expression";
import { durationMs } from "./durations";
import { expressionProblem } from "./expressions";
import { concurrencies } from "./functions";
import { LIMITS } from "./limits";

/** A function asks for what this executor does not do. Every sentence names the function and the option. */
export class UnsupportedFunctionError extends Error {
  override readonly name = "UnsupportedFunctionError";
  constructor(readonly sentences: string[]) {
    super(sentences.join("\n"));
  }
}

/** What the executor reads of a function; whatever else the SDK reports is refused, known today or not. */
const SUPPORTED = ["id", "name", "triggers", "steps", "concurrency", "priority", "singleton", "cancel"];
/** Events that only Inngest's server makes and this executor does not. */
const FOREIGN_EVENTS = /^inngest\/(?!function\.(failed|cancelled)$)/;

/** Why functions cannot be served, a sentence each; empty where all can. */
export function refusals(configs: readonly FunctionConfig[]): string[] {
  return configs.flatMap((config) => {
    const reasons = [
      ...unknownOptions(config),
      ...badTriggers(config),
      ...badLimits(config),
      ...badExpressions(config),
      ...badCancellations(config),
    ];
    return reasons.map((reason) => `Function "${config.id}": the embedded executor ${reason}.`);
  });
}

function unknownOptions(config: FunctionConfig): string[] {
  const used = Object.entries(config).filter(([key, value]) => value !== undefined && !SUPPORTED.includes(key));
  return used.map(([key]) => `does not support "${key}"; remove it or use an Inngest server`);
}

function badTriggers({ triggers }: FunctionConfig): string[] {
  if (triggers.length === 0) return ["does not support step.invoke, and the function has no other trigger"];
  const reasons = triggers.flatMap((trigger) => {
    if ("cron" in trigger) {
      const problem = cronProblem(trigger.cron);
      const jitter = "jitter" in trigger && trigger.jitter !== undefined;
      return [
        ...(problem === null ? [] : [`cannot read the cron trigger "${trigger.cron}": ${problem}`]),
        ...(jitter ? [`does not support "jitter" of the cron trigger "${trigger.cron}"`] : []),
      ];
    }
    return FOREIGN_EVENTS.test(trigger.event) ? [`does not send the event "${trigger.event}"`] : [];
  });
  if (triggers.length > LIMITS.triggers) reasons.push(`allows ${LIMITS.triggers} triggers, not ${triggers.length}`);
  return reasons;
}

function badLimits({ concurrency, steps, singleton }: FunctionConfig): string[] {
  const limits = concurrencies(concurrency);
  const retries = Object.values(steps)[0]?.retries?.attempts ?? 0;
  return [
    ...(limits.length > LIMITS.concurrencies
      ? [`allows ${LIMITS.concurrencies} "concurrency" limits, not ${limits.length}`]
      : []),
    ...limits.flatMap(({ limit, scope = "fn" }) => [
      ...(scope === "fn" ? [] : [`does not support "concurrency" of scope "${scope}"`]),
      ...(Number.isInteger(limit) && limit >= 0 ? [] : [`needs a whole "concurrency" limit, not ${limit}`]),
    ]),
    ...(Number.isInteger(retries) && retries >= 0 && retries <= LIMITS.retries
      ? []
      : [`allows 0 to ${LIMITS.retries} "retries", not ${retries}`]),
    ...(singleton === undefined || ["skip", "cancel"].includes(singleton.mode)
      ? []
      : [`does not know the "singleton" mode "${singleton.mode}"`]),
  ];
}

function badExpressions({ triggers, concurrency, priority, singleton, cancel = [] }: FunctionConfig): string[] {
  const expressions: [string, string | undefined][] = [
    ...triggers.map((trigger): [string, string | undefined] => [
      "if",
      "expression" in trigger ? trigger.expression : undefined,
    ]),
    ...concurrencies(concurrency).map(({ key }): [string, string | undefined] => ["concurrency.key", key]),
    ["priority.run", priority?.run],
    ["singleton.key", singleton?.key],
    ...cancel.map((entry): [string, string | undefined] => ["cancelOn.if", entry.if]),
  ];
  return expressions.flatMap(([option, expression]) => {
    const problem = expression === undefined ? null : expressionProblem(expression);
    return problem === null ? [] : [`cannot read "${option}" \`${expression}\`: ${problem}`];
  });
}

function badCancellations({ cancel = [] }: FunctionConfig): string[] {
  const reasons = cancel.flatMap(({ timeout }) => {
    try {
      if (timeout !== undefined && !/^\d{4}-/.test(timeout)) durationMs(timeout);
      return [];
    } catch (error) {
      return [`cannot read "cancelOn.timeout": ${error instanceof Error ? error.message : error}`];
    }
  });
  if (cancel.length > LIMITS.cancellations) {
    reasons.push(`allows ${LIMITS.cancellations} "cancelOn" entries, not ${cancel.length}`);
  }
  return reasons;
}
