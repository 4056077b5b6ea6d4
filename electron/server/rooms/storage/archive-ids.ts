import type { ArchiveId, Timestamp } from '#electron/model/ids.ts';

const perMillisecond = 1024;
const width = 11;

/** A message's number as its archive id: opaque to clients, and in the order of time as a string too. */
export function writeArchiveId(id: number): ArchiveId {
  return id.toString(36).padStart(width, '0');
}

export function readArchiveId(id: ArchiveId): number | undefined {
  if (!/^[0-9a-z]{11}$/.test(id)) return undefined;
  const number = Number.parseInt(id, 36);
  return Number.isSafeInteger(number) ? number : undefined;
}

/**
 * The number of the next message. Always above the newest, also when the clock went back. The low digits are
 * chance, not a counter, so that an id tells nothing of how busy other rooms are.
 */
export function nextArchiveNumber(newest: number, now: Timestamp, chance: () => number): number {
  return Math.max(newest + 1, now * perMillisecond + Math.floor(chance() * perMillisecond));
}

/** When a message was stored. */
export function archiveTime(id: number): Timestamp {
  return Math.floor(id / perMillisecond);
}

/** The lowest number that a message of this millisecond can have. */
export function firstNumberAt(time: Timestamp): number {
  return time * perMillisecond;
}
