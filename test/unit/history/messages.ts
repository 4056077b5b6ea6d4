import type { History } from '#electron/history/history.ts';
import type { ArchivePage, Message } from '#electron/model/message.ts';
import type { MessageSearch } from '#electron/model/search.ts';

export const desk = 'desk@rooms.localhost';

/** The n-th message of a room, one each second. */
export function message(number: number, change: Partial<Message> = {}): Message {
  return {
    room: desk,
    archiveId: `a${number}`,
    author: { id: 'ben@localhost', name: 'Ben' },
    own: false,
    sentAt: 1_700_000_000_000 + number * 1000,
    text: `message ${number}`,
    importance: 'Regular',
    ...change,
  };
}

export function page(messages: readonly Message[], complete = false): ArchivePage {
  const [first, last] = [messages[0]?.archiveId, messages.at(-1)?.archiveId];
  const ends = { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
  return { messages, complete, ...ends };
}

export function texts(history: History, limit = 50): readonly string[] {
  const { messages } = history.page({ room: desk, from: { at: 'newest' }, limit });
  return messages.map(({ text, gapBefore }) => (gapBefore ? `| ${text}` : text));
}

/** The texts that are found, as a search answers them. */
export function found(history: History, search: Partial<MessageSearch>, limit = 10): readonly string[] {
  const answer = history.search({ search: { text: '', order: 'time', ...search }, limit });
  return answer.hits.map(({ message }) => message.text);
}
