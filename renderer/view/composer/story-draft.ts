import type { Draft } from '#renderer/store/facts.ts';
import { retyped } from './address-people.ts';

const longestTitle = 120;

/** The same as a story: a first line that looks like a title becomes it. Nothing of the text is lost. */
export function asStory(draft: Draft): Draft {
  const { text } = draft;
  const feed = text.indexOf('\n');
  const first = text.slice(0, Math.max(0, feed)).trim();
  if (first === '' || first.length > longestTitle) return { ...draft, storyTitle: '' };
  return { ...retyped(draft, text.slice(feed + 1).replace(/^\n+/, '')), storyTitle: first };
}

/** The same as a plain message: its title becomes the first line. */
export function asMessage({ storyTitle = '', ...draft }: Draft): Draft {
  const title = storyTitle.trim();
  if (title === '') return draft;
  return retyped(draft, draft.text === '' ? title : `${title}\n${draft.text}`);
}

/** Whether there is something to send, and all that it needs. */
export function isWhole({ text, storyTitle }: Draft): boolean {
  return text.trim() !== '' && storyTitle?.trim() !== '';
}
