import type { Timestamp } from '../model/ids.ts';

/** `1` and `true`, `0` and `false` (XML Schema 2, 3.2.2); undefined for anything else. */
export function readBoolean(text: unknown): boolean | undefined {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : undefined;
}

/** A number of something, of so many digits at most; undefined for anything else. */
export function readCount(text: unknown, digits = 9): number | undefined {
  const isCount = typeof text === 'string' && text.length <= digits && /^\d+$/.test(text);
  return isCount ? Number(text) : undefined;
}

/** A date and time (XEP-0082) in milliseconds since 1970; undefined for what is none. */
export function readInstant(text: unknown): Timestamp | undefined {
  const [, day] = (typeof text === 'string' && /^(\d{4}-\d{2}-\d{2})T/.exec(text)) || [];
  if (day === undefined) return undefined;
  const instant = Date.parse(String(text));
  // Left to itself, Date takes 30 February for 2 March.
  const midnight = new Date(`${day}T00:00Z`);
  const exists = !Number.isNaN(instant) && midnight.toISOString().startsWith(day);
  return exists ? instant : undefined;
}

export function writeInstant(instant: Timestamp): string {
  return new Date(instant).toISOString();
}
