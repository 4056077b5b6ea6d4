import { principals, words, yesOrNo } from '../kinds.ts';
import { roomVerb } from '../room-verb.ts';
import type { Verb } from '../verb.ts';

const category = words('CATEGORY');
const settings = {
  description: words('TEXT'),
  allowed: principals,
  denied: principals,
  creators: principals,
  invitations: yesOrNo,
  files: yesOrNo,
  history: yesOrNo,
} as const;

export const categoryVerbs: readonly Verb[] = [
  roomVerb({ words: 'category list', does: 'lists the categories, with scope and creators' }),
  roomVerb({
    words: 'category add',
    does: 'makes a category: a wall around its rooms, and who may make them',
    first: { name: words('NAME') },
    options: settings,
  }),
  roomVerb({
    words: 'category change',
    does: 'changes what is named; whoever is outside its scope then leaves its rooms at once',
    first: { category },
    options: { name: words('NAME'), ...settings },
  }),
  roomVerb({ words: 'category remove', does: 'removes an empty category', first: { category } }),
];
