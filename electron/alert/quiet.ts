import type { AlertChoices, AlertPreferences } from '../model/alert.ts';
import type { Hours } from '../model/hours.ts';
import type { Timestamp } from '../model/ids.ts';

/** Whether somebody asked not to be disturbed: for a time, or at this hour, by the clock of the device. */
export function isQuiet(
  { quietUntil }: Pick<AlertPreferences, 'quietUntil'>,
  { quietHours }: Pick<AlertChoices, 'quietHours'>,
  now: Timestamp,
): boolean {
  return (quietUntil !== null && now < quietUntil) || (quietHours !== null && isWithin(quietHours, now));
}

export function isWithin({ days, from, to }: Hours, now: Timestamp): boolean {
  const date = new Date(now);
  const minute = date.getHours() * 60 + date.getMinutes();
  const today = date.getDay();
  if (from < to) return days.includes(today) && minute >= from && minute < to;
  const yesterday = (today + 6) % 7;
  return (days.includes(today) && minute >= from) || (days.includes(yesterday) && minute < to);
}
