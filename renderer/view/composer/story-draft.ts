import { type Draft, narrower } from '#renderer/store/facts.ts';
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

/** What comes back unsent, before whatever was written since. */
export function before(back: Draft, since: Draft): Draft {
  if (since.text === '' && !since.storyTitle) return back;
  const text = `${back.text}\n${since.text}`;
  const title = since.storyTitle || back.storyTitle;
  const by = back.text.length + 1;
  const later = since.mentions?.map((one) => ({ ...one, begin: one.begin + by, end: one.end + by })) ?? [];
  const mentions = [...(back.mentions ?? []), ...later];
  const privacy = narrower(back.privacy, since.privacy);
  return {
    ...since,
    text,
    ...(title !== undefined && { storyTitle: title }),
    ...(mentions.length > 0 && { mentions }),
    ...(privacy && { privacy }),
  };
}
