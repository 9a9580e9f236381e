/** An ascending run of trading days, with what calendars need of each, as numbers. */
export class Timeline {
  /** Days since 1970: the counters that random numbers are drawn by, so that an inserted closure moves no other day. */
  readonly days: Int32Array;
  readonly dayOfMonth: Uint8Array;
  /** Months since year 0. */
  readonly months: Int32Array;

  constructor(readonly sessions: readonly string[]) {
    this.days = Int32Array.from(sessions, (session) => Date.parse(session) / 86_400_000);
    this.dayOfMonth = Uint8Array.from(sessions, (session) => Number(session.slice(8)));
    this.months = Int32Array.from(
      sessions,
      (session) => Number(session.slice(0, 4)) * 12 + Number(session.slice(5, 7)) - 1,
    );
  }

  /** Index of the last day on or before `date`; -1 if there is none. */
  lastOnOrBefore(date: string): number {
    let low = 0;
    let high = this.sessions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sessions[middle]! <= date) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Index of the first day on or after `date`; the length if there is none. */
  firstOnOrAfter(date: string): number {
    const before = this.lastOnOrBefore(date);
    return before >= 0 && this.sessions[before] === date ? before : before + 1;
  }

  /** Whether day `index` is the first of its month that falls on or after day `day`. */
  isFirstFrom(index: number, day: number): boolean {
    if (this.dayOfMonth[index]! < day) return false;
    return index === 0 || this.months[index - 1] !== this.months[index] || this.dayOfMonth[index - 1]! < day;
  }
}
