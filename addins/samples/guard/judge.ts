import type { FilterVerdict, OutgoingWords } from '#addins/sdk/index.ts';
import { findSecrets, mask, type Secret } from './find-secrets.ts';

export interface Settings {
  /** What is done about card numbers and words; a key is always stopped. */
  readonly action: 'mask' | 'stop';
  readonly words: readonly string[];
}

/** What becomes of a message, and why. */
export function judge({ text, storyTitle = '' }: OutgoingWords, { action, words }: Settings): FilterVerdict {
  const inText = findSecrets(text, words);
  const inTitle = findSecrets(storyTitle, words);
  const all = [...inText, ...inTitle];
  if (all.length === 0) return { action: 'Passed' };
  // Half a key is still too much, and a masked one is of no use to anybody.
  if (action === 'stop' || all.some(({ what }) => what === 'key'))
    return { action: 'Canceled', reason: `It holds ${listOf(all)}.` };
  return {
    action: 'Replaced',
    text: mask(text, inText),
    ...(storyTitle !== '' && { storyTitle: mask(storyTitle, inTitle) }),
    reason: `It masked ${listOf(all)}.`,
  };
}

const names = { 'card number': 'a card number', key: 'a key', word: 'a word on your list' } as const;

function listOf(secrets: readonly Secret[]): string {
  return [...new Set(secrets.map(({ what }) => names[what]))].join(' and ');
}
