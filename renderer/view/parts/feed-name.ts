import type { FeedEntry } from '#renderer/store/facts.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** What a feed is called; the ego feed by the window's own word. */
export function feedName(feed: Pick<FeedEntry, 'name'>): string {
  return isEgo(feed) ? strings.feeds.mentions : tameName(feed.name);
}
