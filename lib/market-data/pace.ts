/** How fast calls may go out. */
export interface PaceSettings {
  /** Calls under way at once, and the size of a group. */
  concurrency: number;
  /** Least time from the last start of one group to the first of the next, in ms. */
  groupIntervalMs: number;
}

/** Gentle enough for a provider that states no limit: 5 at once, half a second between groups. */
export const LIVE_PACE: PaceSettings = { concurrency: 5, groupIntervalMs: 500 };
export const SANDBOX_PACE: PaceSettings = { concurrency: 32, groupIntervalMs: 0 };

/** A gate in front of the network: lets calls start in groups, first come first served. */
export class Pace {
  private running = 0;
  private startedInGroup = 0;
  private lastStart = Number.NEGATIVE_INFINITY;
  private readonly waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly settings: PaceSettings) {
    if (!(settings.concurrency >= 1) || !(settings.groupIntervalMs >= 0)) {
      throw new RangeError(`Pace: concurrency ≥ 1 and interval ≥ 0 expected, got ${JSON.stringify(settings)}`);
    }
  }

  /** Run `work` when its turn has come. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.waiting.push(go);
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.running--;
      this.admit();
    }
  }

  private admit(): void {
    const { concurrency, groupIntervalMs } = this.settings;
    while (this.waiting.length > 0 && this.running < concurrency && this.timer === null) {
      const now = performance.now();
      const rest = this.lastStart + groupIntervalMs - now;
      if (rest <= 0) this.startedInGroup = 0;
      else if (this.startedInGroup >= concurrency) {
        this.timer = setTimeout(() => {
          this.timer = null;
          this.admit();
        }, rest);
        return;
      }
      this.lastStart = now;
      this.startedInGroup++;
      this.running++;
      this.waiting.shift()?.();
    }
  }
}
