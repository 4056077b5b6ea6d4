import { words, yesOrNo } from '../kinds.ts';
import { roomVerb } from '../room-verb.ts';
import type { Verb } from '../verb.ts';

const [name, url, block] = [words('NAME'), words('URL'), yesOrNo];

export const addinVerbs: readonly Verb[] = [
  roomVerb({ words: 'addin list', does: 'lists the add-ins that managers may put beside their rooms' }),
  roomVerb({
    words: 'addin add',
    does: 'registers an add-in: an http or https page',
    first: { name, url },
    options: { block },
  }),
  roomVerb({
    words: 'addin change',
    does: 'gives an add-in another address',
    first: { name, url },
    options: { block },
  }),
  roomVerb({
    words: 'addin remove',
    does: 'takes an add-in from the registry and from every room',
    first: { name },
  }),
];
