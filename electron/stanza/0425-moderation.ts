import type { ArchiveId, Timestamp } from '../model/ids.ts';
import { writeOccupantId } from './0421-occupant-id.ts';
import { NS } from './namespaces.ts';
import { writeInstant } from './values.ts';
import { childText, type Element, xml } from './xml.ts';

/** Which message is to be taken back, and why (XEP-0425, 4). */
export interface ModerationRequest {
  readonly id: ArchiveId;
  readonly reason?: string;
}

/** What is said with a message that was taken back: by whom, and why (XEP-0425, 4). */
export interface Moderation {
  /** Their address in the room, where they are in it. */
  readonly by?: string;
  readonly occupantId?: string;
  readonly reason?: string;
}

/** Undefined for what does not name a message, or does not ask for it to be taken back. */
export function readModerationRequest(moderate: Element): ModerationRequest | undefined {
  const id: unknown = moderate.attrs.id;
  if (!moderate.is('moderate', NS.moderate) || !moderate.getChild('retract', NS.retract)) return undefined;
  const reason = childText(moderate, 'reason')?.trim();
  return typeof id === 'string' && id !== '' ? { id, ...(reason && { reason }) } : undefined;
}

export function writeModerationRequest({ id, reason }: ModerationRequest): Element {
  const retract = xml('retract', { xmlns: NS.retract });
  return xml('moderate', { xmlns: NS.moderate, id }, retract, writeReason(reason));
}

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

export function writeModeration(id: ArchiveId, moderation: Moderation = {}): Element {
  return xml('retract', { xmlns: NS.retract, id }, ...writeModerated(moderation));
}

/** What an archive keeps in the place of a message that was taken back (XEP-0424, 5): it has no text. */
export function isTombstone(message: Element): boolean {
  return message.getChild('retracted', NS.retract) !== undefined && childText(message, 'body') === undefined;
}

/** `stamp`: when it was taken back. */
export function writeTombstone(stamp: Timestamp, moderation: Moderation = {}): Element {
  const attributes = { xmlns: NS.retract, stamp: writeInstant(stamp) };
  return xml('retracted', attributes, ...writeModerated(moderation));
}

function writeModerated({ by, occupantId, reason }: Moderation) {
  return [
    xml('moderated', { xmlns: NS.moderate, by }, occupantId && writeOccupantId(occupantId)),
    writeReason(reason),
  ];
}

function writeReason(reason: string | undefined): Element | undefined {
  return reason === undefined ? undefined : xml('reason', {}, reason);
}
