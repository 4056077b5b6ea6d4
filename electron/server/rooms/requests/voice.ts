import { readVoiceWish } from '#electron/stanza/0045-requests.ts';
import type { RoomContext } from '../context.ts';
import type { Occupant } from '../presence/occupant.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { putToManagers, putToModerators } from './deciders.ts';

const longestWords = 1000;

/** Somebody who only reads asks to present (XEP-0045, 7.13); undefined for a message that does not. */
export function askForVoice(context: RoomContext, room: Room, request: Request): Answer | undefined {
  const wish = readVoiceWish(request.stanza);
  if (!wish) return undefined;
  const occupant: Occupant | undefined = room.occupantOf(request.from);
  if (!occupant) return refuse(request, 'not-acceptable', 'Enter the room before you ask to present in it.');
  if (occupant.role !== 'visitor')
    return refuse(request, 'not-acceptable', 'You can write in this room already.');
  if ([...(wish.words ?? '')].length > longestWords) {
    return refuse(request, 'not-acceptable', `Say it in ${longestWords} characters.`);
  }
  const { account: address, nickname } = occupant;
  const asked = { kind: 'voice', address, nickname, ...wish } as const;
  if (!context.store.addRequest(room.record.key, asked, context.clock())) return [];
  return [...putToManagers(context, room, asked), ...putToModerators(room, asked)];
}
