/**
 * How long until new symbols have their numbers: from measured durations, what is under way and the place in the line
 * (product §5). Pure; the clock is an argument and all times are milliseconds.
 */

/** Steps of one onboarding, in order. */
export const ONBOARDING_PHASES = ["found", "history", "betas", "metrics", "portfolios"] as const;
export type OnboardingPhase = (typeof ONBOARDING_PHASES)[number];

/** What the queue knows that an estimate is made of. */
export interface OnboardingPace {
  /** Median duration of each phase of the latest onboardings; a phase nobody has measured is left out. */
  phaseMs: Partial<Record<OnboardingPhase, number>>;
  /** Median of what they took beside their phases: the way from one to the next. */
  betweenMs: number;
  /** Everything that is worked on, whoever asked for it, the longest first; `since` its last sign of life. */
  underWay: readonly { symbol: string; completed: readonly OnboardingPhase[]; since: number }[];
  /** Of the symbols asked for, those in the line: how many go before it, and since when it could have begun. */
  inLine: readonly { symbol: string; completed: readonly OnboardingPhase[]; ahead: number; since: number }[];
  /** Of the symbols asked for, those that are tried again later. */
  retrying: readonly { symbol: string; completed: readonly OnboardingPhase[]; retryAt: number }[];
  /** When anything in the queue last began, went on or ended; null where nothing ever did. */
  movedAt: number | null;
}

export interface Estimate {
  /** Whole, at least 1; null where it takes longer than usual and nobody can say. */
  seconds: number | null;
  isLate: boolean;
}

/** Symbols that are onboarded at once, whatever the number of users (product §5): the jobs obey it, estimates count on it. */
export const ONBOARDINGS_AT_ONCE = 3;
/** What a phase is taken to last before any was measured: five seconds in all. */
const FIRST_GUESS_MS = 1_000;
/** A phase is late when it has taken so many times its usual, and then some more for a machine that is busy. */
const LATE_TIMES = 3;
const LATE_SLACK_MS = 5_000;
/** A symbol whose turn it is begins at once; where nothing has moved for so long, its event got lost or nobody works. */
const LATE_START_MS = 10_000;

/**
 * Seconds until each symbol has its numbers: what is left of those under way, then the line in its order, as many at once as there are jobs.
 * While nothing else happens no estimate rises with time; what has run over is late instead.
 */
export function estimateOnboarding(pace: OnboardingPace, now: number): Map<string, Estimate> {
  const estimates = new Map<string, Estimate>();
  const lanes = new Array<number>(ONBOARDINGS_AT_ONCE).fill(0);
  const crowd = Math.max(1, pace.underWay.length / ONBOARDINGS_AT_ONCE);
  for (const { symbol, completed, since } of pace.underWay) {
    const [current = 0, ...rest] = phasesLeft(completed, pace);
    const elapsed = Math.max(0, now - since);
    const isLate = elapsed > LATE_TIMES * current * crowd + LATE_SLACK_MS;
    estimates.set(symbol, estimate(take(lanes, Math.max(0, current - elapsed) + sum(rest)), isLate));
  }
  let ahead = 0;
  for (const waiting of pace.inLine.toSorted((a, b) => a.ahead - b.ahead)) {
    for (; ahead < waiting.ahead; ahead++) take(lanes, sum(phasesLeft([], pace)));
    const isNext = Math.min(...lanes) === 0;
    const isLate = isNext && now - Math.max(waiting.since, pace.movedAt ?? 0) > LATE_START_MS;
    estimates.set(waiting.symbol, estimate(take(lanes, sum(phasesLeft(waiting.completed, pace))), isLate));
    ahead++;
  }
  for (const { symbol, completed, retryAt } of pace.retrying) {
    estimates.set(symbol, estimate(Math.max(0, retryAt - now) + sum(phasesLeft(completed, pace)), false));
  }
  return estimates;
}

/** The last of them to come: late where one of them is; null where there is none. */
export function latestOf(estimates: readonly Estimate[]): Estimate | null {
  if (estimates.length === 0) return null;
  const isLate = estimates.some((one) => one.isLate);
  return { seconds: isLate ? null : Math.max(...estimates.map(({ seconds }) => seconds ?? 0)), isLate };
}

/** Gives work to the lane that is free first. @returns when it is done */
function take(lanes: number[], ms: number): number {
  const free = lanes.indexOf(Math.min(...lanes));
  const done = (lanes[free] ?? 0) + ms;
  lanes[free] = done;
  return done;
}

/** Usual durations of the phases after the last one that is done: one that was passed over is not made up for. */
function phasesLeft(completed: readonly OnboardingPhase[], { phaseMs, betweenMs }: OnboardingPace): number[] {
  const way = Math.max(0, betweenMs) / ONBOARDING_PHASES.length;
  const done = Math.max(-1, ...completed.map((phase) => ONBOARDING_PHASES.indexOf(phase)));
  return ONBOARDING_PHASES.slice(done + 1).map((phase) => (phaseMs[phase] ?? FIRST_GUESS_MS) + way);
}

function estimate(ms: number, isLate: boolean): Estimate {
  return { seconds: isLate ? null : Math.max(1, Math.ceil(ms / 1000)), isLate };
}

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
