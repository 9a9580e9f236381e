const MS_PER_UNIT: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const PART = /([\d.]+)(ns|us|µs|ms|s|m|h|d|w)/g;

/**
 * Milliseconds of a time string such as `"1h30m"` or `"500ms"` (SDK_SPEC 1.3.2); the empty string, which the SDK makes
 * of a sleep of nothing, is 0.
 *
 * @throws RangeError for anything else
 */
export function durationMs(text: string): number {
  const parts = [...text.matchAll(PART)];
  const ms = parts.reduce((sum, [, count, unit]) => sum + Number(count) * MS_PER_UNIT[unit!]!, 0);
  if (parts.map(([whole]) => whole).join("") !== text || Number.isNaN(ms)) {
    throw new RangeError(`"${text}" is neither a time string such as "1h30m" nor an ISO date`);
  }
  return ms;
}

/**
 * The instant that a time string or an ISO date means, counted from `from`.
 *
 * @throws RangeError for anything else
 */
export function instantOf(text: string, from: Date): Date {
  if (!/^[+-]?\d{4,6}-\d\d-\d\d/.test(text)) return new Date(from.getTime() + durationMs(text));
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new RangeError(`"${text}" is not a date`);
  return at;
}
