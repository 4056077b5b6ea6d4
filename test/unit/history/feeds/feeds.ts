import type { RoomFacts } from '#electron/history/history.ts';
import type { Feed, FeedMatch } from '#electron/model/feed.ts';

/** What is known of a room on the person's list. */
export function listed(address: string): RoomFacts {
  return {
    ...{ address, name: address.split('@')[0] ?? '', description: '', privacy: 'Open', behavior: 'Normal' },
    ...{ archived: true, category: '', followed: true, canChat: true },
  };
}

export function feed(id: string, match: Partial<FeedMatch>, change: Partial<Feed> = {}): Feed {
  return { id, name: id, match: { text: '', wording: 'all', ...match }, action: 'count', ...change };
}
