import { writeUnique } from '#electron/stanza/0045-unique.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';

/** An address for a room, to those who may make one. */
export function giveAddress({ categories, given: addresses }: RoomContext, request: Request): Answer {
  if (categories.openTo(request.account).length === 0) {
    return refuse(request, 'not-allowed', 'You may not make rooms here.', { code: 'ErrorPermission' });
  }
  return answer(request, writeUnique(addresses.give(request.account)));
}
