import { messageParts } from '#electron/model/text/message-parts.ts';

interface Said {
  readonly text: string;
  readonly storyTitle?: string;
}

/** A message as plain text: what was written, a story below its title. */
export function wholeTextOf({ text, storyTitle }: Said): string {
  return storyTitle ? `${storyTitle}\n\n${text}` : text;
}

const mostSpoken = 300;

/** What is spoken of a message: of a story its title, in place of emoticons what they show. */
export function spokenOf({ text, storyTitle }: Said): string {
  if (storyTitle) return storyTitle;
  return messageParts(text.slice(0, mostSpoken))
    .map((part) => (part.kind === 'emoticon' ? part.shown : part.text))
    .join('');
}
