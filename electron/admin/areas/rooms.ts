import { date, needed, person, principals, room, words, yesOrNo } from '../kinds.ts';
import { roomVerb } from '../room-verb.ts';
import type { Verb } from '../verb.ts';

export const roomVerbs: readonly Verb[] = [
  roomVerb({
    words: 'room list',
    does: 'lists rooms, secret ones too: all, or those that fit everything that is named',
    options: {
      text: words('TEXT'),
      category: words('CATEGORY'),
      member: person,
      manager: person,
      privacy: words('Open|Closed|Secret'),
      addin: words('NAME'),
      disabled: yesOrNo,
    },
  }),
  roomVerb({
    words: 'room change',
    does: 'changes what is named: each list becomes what is given; disabled, nobody finds or enters it',
    first: { room },
    options: {
      category: words('CATEGORY'),
      disabled: yesOrNo,
      members: principals,
      managers: principals,
      presenters: principals,
      name: words('NAME'),
      description: words('TEXT'),
    },
  }),
  roomVerb({
    words: 'room delete',
    does: 'deletes a room with everything that was said in it, for good',
    first: { room },
    options: { reason: words('TEXT') },
  }),
  roomVerb({
    words: 'room purge',
    does: 'removes everything that was said in it before a date, for good',
    first: { room },
    options: { before: needed(date('begin')) },
  }),
];
