import type { ArchiveId } from '../model/ids.ts';
import { NS } from './namespaces.ts';
import { childText, type Element } from './xml.ts';

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

/** What an archive keeps in the place of a message that was taken back (XEP-0424, 5): it has no text. */
export function isTombstone(message: Element): boolean {
  return message.getChild('retracted', NS.retract) !== undefined && childText(message, 'body') === undefined;
}
