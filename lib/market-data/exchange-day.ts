const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Map<number, string>>();
/** Bars of US listings share their instants, so asking Intl once for each is enough; beyond this many, start again. */
const DAYS_KEPT = 20_000;

/**
 * The date on an exchange at an instant, `YYYY-MM-DD`.
 * @param zone IANA name such as `America/New_York`
 * @throws RangeError for a zone that does not exist
 */
export function exchangeDay(instant: Date, zone: string): string {
  let known = days.get(zone);
  if (!known) {
    known = new Map();
    days.set(zone, known);
  }
  const time = instant.getTime();
  let day = known.get(time);
  if (day === undefined) {
    day = formatFor(zone).format(instant);
    if (known.size >= DAYS_KEPT) known.clear();
    known.set(time, day);
  }
  return day;
}

/** Whether a text is the name of a time zone. */
export function isZone(text: string): boolean {
  try {
    formatFor(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    // en-CA writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(zone, format);
  }
  return format;
}
