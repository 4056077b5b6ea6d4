import { date, needed, person, room, words } from '../kinds.ts';
import { roomVerb } from '../room-verb.ts';
import type { Verb } from '../verb.ts';

const which = {
  author: person,
  text: words('TEXT'),
  words: words('any|all|phrase'),
  from: date('begin'),
  to: date('end'),
} as const;

export const messageVerbs: readonly Verb[] = [
  roomVerb({
    words: 'message remove',
    does: 'removes what fits everything that is named, for good',
    command: 'messages-remove',
    first: { room },
    options: which,
  }),
  roomVerb({
    words: 'message replace',
    does: 'puts a sentence in the place of what fits everything that is named, for good',
    command: 'messages-remove',
    first: { room },
    options: { by: needed(words('TEXT')), ...which },
    fields: { by: 'replacement' },
  }),
];
