import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** A room that somebody names in a message of their own (XEP-0249). */
export interface DirectInvitation {
  readonly room: string;
  readonly reason?: string;
}

export function readDirectInvitation(message: Element): DirectInvitation | undefined {
  const x = message.getChild('x', NS.conference);
  const room = bareJid(x?.attrs.jid ?? '');
  if (!x || !room) return undefined;
  const { reason } = x.attrs;
  return { room, ...(typeof reason === 'string' && reason && { reason }) };
}

export function writeDirectInvitation({ room, reason }: DirectInvitation): Element {
  return xml('x', { xmlns: NS.conference, jid: room, reason });
}
