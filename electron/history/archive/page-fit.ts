import type { ArchiveId, MessageKey, Timestamp } from '#electron/model/ids.ts';

/** A message of a page, with its key where it is stored. */
interface PageEntry {
  readonly archiveId?: ArchiveId;
  readonly sentAt: Timestamp;
  readonly key?: MessageKey;
}

/** The place that a query started from. */
export interface Place {
  readonly fromKey: MessageKey;
  /** When the message there was sent. */
  readonly fromSentAt: Timestamp | undefined;
  /** The last key of its stretch. */
  readonly lastKey: MessageKey;
  /** Where the nearest stretch with messages below it begins. */
  readonly belowFrom: MessageKey;
}

/** A server's clock may be set back by so much without its archive being taken for another one. */
const clockSlack = 60_000;

/**
 * Whether a page continues the place before which it was asked for. An archive that no longer knows the id may
 * answer with its first page, or its newest, without saying so: then the page repeats the place, or brings only what
 * lies above it, or passes over stored messages on its way to others, or tells of a later time. Single stored
 * messages from above the place are borne: live order may err, and the archive's counts.
 */
export function fits(before: ArchiveId, page: readonly PageEntry[], place: Place): boolean {
  const keys = page.flatMap(({ key }) => key ?? []);
  const unknown = page.findLast(({ key }) => key === undefined);
  if (page.some(({ archiveId }) => archiveId === before)) return false;
  if (keys.some((key) => key > place.lastKey)) return false;
  if ((keys.at(-1) ?? place.belowFrom) < place.belowFrom) return false;
  if (isLater(unknown?.sentAt, place.fromSentAt)) return false;
  return page.length === 0 || unknown !== undefined || keys.some((key) => key < place.fromKey);
}

/** By more than clocks may err. */
export function isLater(time: Timestamp | undefined, than: Timestamp | undefined): boolean {
  return time !== undefined && than !== undefined && time > than + clockSlack;
}
