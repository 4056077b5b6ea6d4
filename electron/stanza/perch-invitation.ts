import type { BareAddress, RoomAddress, Timestamp } from '../model/ids.ts';
import { NS } from './namespaces.ts';
import { readInstant, writeInstant } from './values.ts';
import { type Element, xml } from './xml.ts';

/** An invitation that the service keeps until it is answered (docs/protocol.md, "Invitations to rooms"). */
export interface KeptInvitation {
  /** Rises with every invitation. */
  readonly id: string;
  readonly room: RoomAddress;
  /** The room's name. */
  readonly name: string;
  readonly at: Timestamp;
  /** Who made the person a member, where that may be told. */
  readonly from?: BareAddress;
}

export interface KeptInvitations {
  readonly invitations: readonly KeptInvitation[];
  /** What to ask after next time; absent where there has never been any. */
  readonly last?: string;
}

export interface InvitationAnswer {
  readonly id: string;
  readonly answer: 'accept' | 'decline';
}

/** Asks for what waits, or for what came after an id. */
export function writeInvitationsQuestion(after?: string): Element {
  return xml('invitations', { xmlns: NS.perch, after });
}

export function writeKeptInvitations({ invitations, last }: KeptInvitations): Element {
  const lines = invitations.map(({ id, room, name, at, from }) =>
    xml('invitation', { id, room, name, at: writeInstant(at), from }),
  );
  return xml('invitations', { xmlns: NS.perch, last }, ...lines);
}

export function readKeptInvitations(element: Element): KeptInvitations | undefined {
  if (!element.is('invitations', NS.perch)) return undefined;
  const { last } = element.attrs;
  const invitations = element.getChildren('invitation', NS.perch).flatMap(readKept);
  return { invitations, ...(typeof last === 'string' && { last }) };
}

export function writeInvitationAnswer({ id, answer }: InvitationAnswer): Element {
  return xml('invitation', { xmlns: NS.perch, id, answer });
}

export function readInvitationAnswer(element: Element): InvitationAnswer | undefined {
  const { id, answer } = element.attrs;
  if (!element.is('invitation', NS.perch) || typeof id !== 'string') return undefined;
  return answer === 'accept' || answer === 'decline' ? { id, answer } : undefined;
}

/** What marks the message that tells of a kept invitation. */
export function writeInvitationMark(id: string): Element {
  return xml('invitation', { xmlns: NS.perch, id });
}

export function readInvitationMark(message: Element): string | undefined {
  const id: unknown = message.getChild('invitation', NS.perch)?.attrs.id;
  return typeof id === 'string' ? id : undefined;
}

function readKept({ attrs: { id, room, name, at, from } }: Element): readonly KeptInvitation[] {
  if (typeof id !== 'string' || typeof room !== 'string') return [];
  return [
    {
      id,
      room,
      name: typeof name === 'string' ? name : room,
      at: readInstant(at) ?? 0,
      ...(typeof from === 'string' && { from }),
    },
  ];
}
