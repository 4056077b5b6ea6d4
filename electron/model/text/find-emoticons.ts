import { type ChatEmoticon, emoticons } from './emoticons.ts';
import type { Found } from './found.ts';

// Object.keys forgets which keys they are; the table is closed.
const names = Object.keys(emoticons) as ChatEmoticon[];
const bySent = new Map(names.map((name) => [String(emoticons[name][0]), name]));

/** Each stands alone, as a word does; nobody means a face by the end of `list(8-)`. */
const alone = new RegExp(
  `(?<=(?:^|\\s)[([{"“*_~]{0,3})(?:${[...bySent.keys()].map(literally).join('|')})(?=$|[\\s.,;:!?…)\\]}"”*_~])`,
  'gu',
);
const most = 500;

/** Emoticons as they stand in a text. */
export function findEmoticons(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const { 0: sent, index } of text.matchAll(alone)) {
    const emoticon = bySent.get(sent);
    if (!emoticon) continue;
    const part = { kind: 'emoticon', text: sent, emoticon, shown: emoticons[emoticon][1] } as const;
    found.push({ from: index, to: index + sent.length, part });
    if (found.length === most) break;
  }
  return found;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
