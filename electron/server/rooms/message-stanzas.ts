import type { RoomContext } from './context.ts';
import { passOnInvitations } from './invitations/mediated.ts';
import { groupMessage } from './messages/messages.ts';
import { privateMessage } from './messages/private-messages.ts';
import { removeGhost } from './presence-stanzas.ts';
import type { Answer, Request } from './request.ts';
import { decide } from './requests/decide.ts';
import { askForVoice } from './requests/voice.ts';
import type { Room } from './room.ts';

/** A message to a room that the sender may know of, or to somebody in it. */
export function messageInRoom(context: RoomContext, room: Room, request: Request): Answer {
  switch (request.stanza.attrs.type) {
    case 'error':
      return removeGhost(context, room, request);
    case 'groupchat':
      return groupMessage(context, room, request);
    default:
      return request.nickname
        ? privateMessage(context, room, request)
        : (decide(context, room, request) ??
            askForVoice(context, room, request) ??
            passOnInvitations(context, room, request));
  }
}
