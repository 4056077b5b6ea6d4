import { findEmoticons } from './find-emoticons.ts';
import { type Found, together } from './found.ts';
import { findLinks } from './links.ts';
import type { Mention } from './message-part.ts';

const mostMentions = 500;

/** All that is more than text in a text, in its order, none over another. */
export function findParts(text: string, mentions: readonly Mention[]): readonly Found[] {
  return together(findLinks(text), mentionsIn(text, mentions), findEmoticons(text));
}

/** Who told the places of the mentions need not be believed. */
function mentionsIn(text: string, mentions: readonly Mention[]): readonly Found[] {
  return mentions
    .slice(0, mostMentions)
    .filter(({ begin, end }) => Number.isInteger(begin) && begin >= 0 && begin < end && end <= text.length)
    .sort((a, b) => a.begin - b.begin)
    .map(({ begin, end, address }) => ({
      from: begin,
      to: end,
      part: { kind: 'mention', text: text.slice(begin, end), address },
    }));
}
