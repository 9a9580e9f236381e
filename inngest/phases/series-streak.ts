/** As many failures in a row may be the provider's trouble and not the symbols': the canaries are asked. */
const LONG = 10;

/** Counts failures in the order in which answers come. */
export class FailureStreak {
  private inARow = 0;
  private ended = false;
  private tell: () => void = () => undefined;
  /** Resolves when there are too many, or one that settles it. */
  readonly whenLong = new Promise<void>((resolve) => {
    this.tell = resolve;
  });

  get isLong(): boolean {
    return this.ended || this.inARow >= LONG;
  }

  note(failed: boolean): void {
    this.inARow = failed ? this.inARow + 1 : 0;
    if (this.isLong) this.tell();
  }

  /** One failure that is enough: a refusal for too many calls. */
  end(): void {
    this.ended = true;
    this.tell();
  }
}
