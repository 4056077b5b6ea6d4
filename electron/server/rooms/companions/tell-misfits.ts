import { readMisfitsQuestion, writeMisfitsAnswer } from '#electron/stanza/perch-misfits.ts';
import { elements } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { readPrincipal } from '../principals/principal.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { misfitsOf } from './misfits.ts';

/** Who of some could not enter, for whoever is about to link a room with this one: nothing is saved. */
export function tellMisfits(context: RoomContext, room: Room, request: Request): Answer {
  if (!room.rights(request.account).CanManageRoom) {
    return refuse(request, 'forbidden', 'Only owners of this room can do that.', { code: 'ErrorPermission' });
  }
  const [question] = elements(request.stanza);
  const given = (question && readMisfitsQuestion(question)) ?? [];
  const principals = given.map((one) => readPrincipal(one, context.domain));
  const unknown = given.find((_, index) => principals[index] === undefined);
  if (unknown !== undefined) {
    const fault = { code: 'NoSuchPrincipal', values: [unknown] } as const;
    return refuse(request, 'jid-malformed', `“${unknown}” is no address of a person or a group.`, fault);
  }
  const known = [...new Set(principals.flatMap((one) => one ?? []))];
  return answer(request, writeMisfitsAnswer(misfitsOf(context, room, known)));
}
