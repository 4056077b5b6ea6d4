import type { ChatRoomInvitation } from '#electron/model/invitation.ts';
import { readMediatedInvites } from '#electron/stanza/0045-invite.ts';
import { readDirectInvitation } from '#electron/stanza/0249-invitation.ts';
import { bareJid, parseJid } from '#electron/stanza/jid.ts';
import { readInvitationMark } from '#electron/stanza/perch-invitation.ts';
import type { Element } from '#electron/stanza/xml.ts';

/** An invitation to a room: passed on by the room itself (XEP-0045, 7.8.2), or from somebody directly (XEP-0249). */
export function readInvitation(message: Element): ChatRoomInvitation | undefined {
  const from = bareJid(message.attrs.from ?? '');
  if (!from || message.attrs.type === 'error' || message.attrs.type === 'groupchat') return undefined;
  const mediated = readMediatedInvites(message).find(({ kind }) => kind === 'invite');
  // A room speaks for itself by its bare address only; an occupant's claim is none.
  if (mediated && message.attrs.from === from) {
    const id = readInvitationMark(message);
    return { ...invitation(from, mediated.from, mediated.reason), ...(id !== undefined && { id }) };
  }
  const direct = readDirectInvitation(message);
  return direct && invitation(direct.room, from, direct.reason);
}

function invitation(
  room: string,
  inviter: string | undefined,
  reason: string | undefined,
): ChatRoomInvitation {
  const id = bareJid(inviter ?? '');
  return {
    room,
    ...(id && { inviter: { id, name: parseJid(id)?.local || id } }),
    ...(reason && { reason }),
  };
}
