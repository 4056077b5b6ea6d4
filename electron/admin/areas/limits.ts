import { words } from '../kinds.ts';
import { roomVerb } from '../room-verb.ts';
import type { Verb } from '../verb.ts';

const number = words('NUMBER');

export const limitVerbs: readonly Verb[] = [
  roomVerb({
    words: 'limits',
    does: 'tells, or changes: bytes of a message and of a story, and how many people make a room large',
    options: { 'message-size': number, 'story-size': number, 'large-room': number },
  }),
];
