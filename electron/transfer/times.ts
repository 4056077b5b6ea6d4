import type { Timestamp } from '#electron/model/ids.ts';

/** In UTC, so that the same history gives the same file everywhere. */
export function dateOf(time: Timestamp): string {
  return isoOf(time).slice(0, 10);
}

export function timeOf(time: Timestamp): string {
  return isoOf(time).slice(11, 19);
}

export function isoOf(time: Timestamp): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '0000-00-00T00:00:00.000Z' : date.toISOString();
}
