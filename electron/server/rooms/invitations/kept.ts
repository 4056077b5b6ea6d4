import { readInvitationAnswer, writeKeptInvitations } from '#electron/stanza/perch-invitation.ts';
import { readCount } from '#electron/stanza/values.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';

const digits = 15;

/** What waits for the asker, or what came after an id; only of rooms that they may still enter. */
export function tellInvitations(context: RoomContext, request: Request, question: Element): Answer {
  const given: unknown = question.attrs.after;
  const after = given === undefined ? 0 : readCount(given, digits);
  if (after === undefined) return refuse(request, 'bad-request', 'This is no id of an invitation.');
  const { store, rooms } = context;
  const invitations = store
    .invitations(request.account, after)
    .flatMap(({ id, room: address, at, inviter }) => {
      const room = rooms.find(address);
      if (!room?.rights(request.account).CanJoin) return [];
      const from = room.settings.nonAnonymous ? { from: inviter } : {};
      return [{ id: String(id), room: address, name: room.settings.name, at, ...from }];
    });
  const last = invitations.at(-1)?.id ?? (after > 0 ? String(after) : undefined);
  return answer(request, writeKeptInvitations({ invitations, ...(last !== undefined && { last }) }));
}

/** Takes an invitation off the list; to decline leaves the membership as it is. */
export function answerInvitation({ store }: RoomContext, request: Request, question: Element): Answer {
  const given = readInvitationAnswer(question);
  const id = readCount(given?.id, digits);
  if (id === undefined) return refuse(request, 'bad-request', 'Accept or decline an invitation by its id.');
  if (store.removeInvitation(request.account, id)) return answer(request);
  return refuse(request, 'item-not-found', 'There is no such invitation.', { code: 'NoSuchNode' });
}
