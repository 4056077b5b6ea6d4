import { people, words } from '../kinds.ts';
import { roomVerb } from '../room-verb.ts';
import type { Verb } from '../verb.ts';

const group = words('GROUP');
const settings = { name: words('NAME'), people } as const;

export const groupVerbs: readonly Verb[] = [
  roomVerb({ words: 'group list', does: 'lists the groups, and who is in them' }),
  roomVerb({
    words: 'group add',
    does: 'makes a group, which stands for all its people, now and later',
    first: { group },
    options: settings,
  }),
  roomVerb({
    words: 'group change',
    does: 'calls it otherwise, or lets people come to it and go',
    first: { group },
    options: { ...settings, add: people, remove: people },
  }),
  roomVerb({
    words: 'group remove',
    does: 'removes a group, and takes it off every list',
    first: { group },
  }),
];
