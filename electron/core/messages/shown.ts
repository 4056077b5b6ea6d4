import type { Message } from '#electron/model/message.ts';

/** The longest text of one message that the window gets, and of all in one frame, in UTF-16 units. */
const longest = 262_144;
const longestTogether = 8_000_000;
const longestName = 1_000;

/**
 * Messages as the window gets them. Some servers know no limit: a few messages of many megabytes would otherwise
 * be more than the bridge carries, and nobody could look at their room any more. The history keeps them whole.
 */
export function shown<M extends Message>(messages: readonly M[]): readonly M[] {
  const most = Math.min(longest, Math.floor(longestTogether / messages.length));
  return messages.map((message) => (isShort(message, most) ? message : cutMessage(message, most)));
}

/** The beginning of a text, at a whole character, with a sign that there is more. */
export function cut(text: string, most = longestName): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}

function isShort({ text, storyTitle = '', author }: Message, most: number): boolean {
  return text.length <= most && storyTitle.length <= longestName && author.name.length <= longestName;
}

function cutMessage<M extends Message>(message: M, most: number): M {
  const { author, storyTitle } = message;
  return {
    ...message,
    text: cut(message.text, most),
    author: { ...author, name: cut(author.name) },
    ...(storyTitle !== undefined && { storyTitle: cut(storyTitle) }),
  };
}
