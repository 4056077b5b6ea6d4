import type { ArchiveId, Timestamp } from '../model/ids.ts';
import { NS } from './namespaces.ts';
import { writeInstant } from './values.ts';
import { childText, type Element, xml } from './xml.ts';

/**
 * The message that a room takes back, by a notice of its own (XEP-0425, 4). Believe it only from the room itself: what
 * somebody in it writes comes from their nickname.
 */
export function readModeration(message: Element): ArchiveId | undefined {
  const retract = message.getChild('retract', NS.retract);
  const id: unknown = retract?.attrs.id;
  const moderated = retract?.getChild('moderated', NS.moderate);
  return moderated && typeof id === 'string' && id !== '' ? id : undefined;
}

export function writeModeration(id: ArchiveId): Element {
  return xml('retract', { xmlns: NS.retract, id }, xml('moderated', { xmlns: NS.moderate }));
}

/** What an archive keeps in the place of a message that was taken back (XEP-0424, 5): it has no text. */
export function isTombstone(message: Element): boolean {
  return message.getChild('retracted', NS.retract) !== undefined && childText(message, 'body') === undefined;
}

/** `stamp`: when it was taken back. */
export function writeTombstone(stamp: Timestamp): Element {
  const moderated = xml('moderated', { xmlns: NS.moderate });
  return xml('retracted', { xmlns: NS.retract, stamp: writeInstant(stamp) }, moderated);
}
