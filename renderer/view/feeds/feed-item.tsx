import { memo } from 'react';
import type { FeedEntry } from '#renderer/store/facts.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { useApp } from '../app-context.ts';
import { Icon, type IconName } from '../icons.tsx';
import { feedName } from '../parts/feed-name.ts';
import { tameSentence } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly feed: FeedEntry;
  readonly icon: IconName;
  readonly open: boolean;
  /** The one item that the Tab key stops at. */
  readonly tabStop: boolean;
}

export const FeedItem = memo(function FeedItem({ feed, icon, open, tabStop }: Props) {
  const { navigation } = useApp();
  const { id, unread, trouble } = feed;
  const name = feedName(feed);
  const countClass = isEgo(feed) ? 'count mentions' : 'count';
  return (
    <li>
      <button
        type="button"
        className={classOf(feed)}
        aria-current={open ? 'page' : undefined}
        aria-label={labelOf(feed)}
        title={trouble === undefined ? name : tameSentence(trouble)}
        data-feed={id}
        tabIndex={tabStop ? 0 : -1}
        data-first-focus={open || undefined}
        onClick={() => navigation.showFeed(id)}
      >
        <span className="room-icon">
          <Icon name={icon} />
        </span>
        <bdi className="name clip">{name}</bdi>
        {trouble !== undefined && <Icon name="warning" />}
        {unread > 0 && <span className={countClass}>{unread > 999 ? '999+' : unread}</span>}
      </button>
    </li>
  );
});

function classOf({ unread, trouble }: FeedEntry): string {
  const names = ['room-item'];
  if (unread > 0) names.push('unread');
  if (trouble !== undefined) names.push('faded');
  return names.join(' ');
}

function labelOf(feed: FeedEntry): string {
  const { unread, trouble } = feed;
  const parts = [feedName(feed)];
  if (unread > 0) parts.push(strings.feeds.count(unread));
  if (trouble !== undefined) parts.push(strings.feeds.half);
  return parts.join(', ');
}
