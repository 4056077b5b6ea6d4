import { type Draft, narrower } from './facts.ts';

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
