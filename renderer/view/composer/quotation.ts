import type { StoredMessage } from '#renderer/store/facts.ts';
import { tameName } from '../plain-text.ts';

/** What is more than this is left to the message itself. */
const [mostLines, mostOfStory, mostCharacters] = [12, 4, 600];

/** A message as it is quoted in another (XEP-0393, 5.1.3): who said it, and its lines; of a story the title and its beginning. */
export function quotationOf({ author, text, storyTitle }: StoredMessage): string {
  const most = storyTitle === undefined ? mostLines : mostOfStory;
  const lines = [...(storyTitle === undefined ? [] : [storyTitle]), ...text.trim().split(/\r?\n/u)];
  const kept = shortened(lines.slice(0, most).join('\n'));
  const cut = lines.length > most || kept.length < lines.slice(0, most).join('\n').length;
  const [first = '', ...more] = cut ? [...kept.split('\n'), '…'] : kept.split('\n');
  return [`${tameName(author.name)}: ${first}`, ...more].map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** No character is cut in two, as people count them. */
function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  const segments = new Intl.Segmenter().segment(text.slice(0, mostCharacters + 100));
  let end = 0;
  for (const { index, segment } of segments) {
    if (index + segment.length > mostCharacters) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}
