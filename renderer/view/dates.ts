/** Dates and times as the person's language writes them. */
export interface Dates {
  readonly time: (at: number) => string;
  readonly day: (at: number, now: number) => string;
  readonly full: (at: number) => string;
  /** Date and time in short, for what leaves the window. */
  readonly stamp: (at: number) => string;
  /** A short date for lists: the time today, else the day. */
  readonly short: (at: number, now: number) => string;
}

const made = new Map<string, Dates>();

export function datesIn(language: string): Dates {
  const known = made.get(language);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, options);
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const short = format({ day: 'numeric', month: 'short' });
  const shortOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const stamp = format({ dateStyle: 'medium', timeStyle: 'short' });
  const full = format({ dateStyle: 'full', timeStyle: 'medium' });
  const dates: Dates = {
    time: (at) => time.format(at),
    day: (at, now) => (sameYear(at, now) ? day : dayOfYear).format(at),
    full: (at) => full.format(at),
    stamp: (at) => stamp.format(at),
    short: (at, now) =>
      dayOf(at) === dayOf(now) ? time.format(at) : (sameYear(at, now) ? short : shortOfYear).format(at),
  };
  made.set(language, dates);
  return dates;
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

/** One number per calendar day where the person is. */
export function dayOf(at: number): number {
  const date = new Date(at);
  return date.getFullYear() * 10000 + date.getMonth() * 100 + date.getDate();
}

/** The first moment of a day as `2026-11-18`, where the person is; undefined for what no calendar has. */
export function readDay(text: string): number | undefined {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(year, month - 1, day);
  // What a day too many spills into the next month is another day.
  const exists = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return exists && year >= 1970 ? date.getTime() : undefined;
}

export function writeDay(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of the day after; days are not all as long as each other. */
export function nextDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}
