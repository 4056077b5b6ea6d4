import { writeDelay } from '#electron/stanza/0203-delay.ts';
import { xml } from '#electron/stanza/xml.ts';
import { maySpeak } from '../affiliations/affiliation.ts';
import type { RoomContext } from '../context.ts';
import type { Occupant } from '../presence/occupant.ts';
import { type Answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { say } from './say.ts';

/** Stored for those who come later, and archived and told as the message that it is. */
export function changeSubject(
  context: RoomContext,
  room: Room,
  sender: Occupant,
  request: Request,
  text: string,
): Answer {
  if (!maySetSubject(room, sender)) {
    return refuse(request, 'forbidden', 'Only moderators can change the subject of this room.');
  }
  const subject = { text, nickname: sender.nickname, setAt: context.clock() };
  context.store.saveSubject(room.record.key, subject);
  const told = say(context, room, sender, request);
  room.subjectWasSaved(subject);
  return told;
}

/** What ends the discussion history on entering, also where there is no subject (XEP-0045, 7.2.15). */
export function currentSubject(room: Room, to: readonly string[]): Answer {
  const { subject } = room.record;
  const from = subject?.nickname ? `${room.address}/${subject.nickname}` : room.address;
  const stamp = subject && writeDelay({ from: room.address, stamp: subject.setAt });
  const stanza = xml('message', { type: 'groupchat', from }, xml('subject', {}, subject?.text), stamp);
  return [{ stanza, to }];
}

function maySetSubject(room: Room, sender: Occupant): boolean {
  if (sender.role === 'moderator') return true;
  const hasVoice = maySpeak(sender.role, room.standing(sender.account), room.settings);
  return room.settings.subjectByAll && hasVoice;
}
