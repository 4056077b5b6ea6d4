import type { FeedEntry } from '#renderer/store/facts.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { useApp } from '../app-context.ts';
import { BackToRooms } from '../back-to-rooms.tsx';
import { Icon } from '../icons.tsx';
import { MenuButton } from '../menu-button.tsx';
import { ActionItems } from '../parts/action-items.tsx';
import { feedName } from '../parts/feed-name.ts';
import { useFeedActions } from '../parts/use-feed-actions.ts';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';
import { collectsOf } from './collects.ts';

/** Which feed this is, what it collects, and what can be done with it. */
export function FeedHeader({ feed }: { readonly feed: FeedEntry }) {
  const { feeds, notices } = useApp();
  const actions = useFeedActions(feed);
  const name = feedName(feed);
  const read = useKey('read', feed.unread > 0 ? strings.feeds.markRead : strings.feeds.allRead);
  const collects = isEgo(feed) ? strings.feeds.collects.ego : collectsOf(feed.match);
  return (
    <header className="room-header">
      <BackToRooms />
      <div className="room-title">
        <div className="room-name">
          <span className="room-icon">
            <Icon name={isEgo(feed) ? 'at' : 'feed'} />
          </span>
          <h1 className="clip" dir="auto" title={name}>
            {name}
          </h1>
        </div>
        <p>
          <bdi className="facts clip" title={collects}>
            {feed.trouble === undefined ? collects : strings.feeds.half}
          </bdi>
        </p>
      </div>
      {feed.trouble === undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label={strings.feeds.markRead}
          {...read}
          aria-disabled={feed.unread === 0}
          onClick={() => feed.unread > 0 && void feeds.markRead(feed.id).catch(notices.trouble)}
        >
          <Icon name="check" />
        </button>
      )}
      {actions.length > 0 && (
        <MenuButton icon="more" label={strings.feeds.menu(name)}>
          <ActionItems actions={actions} />
        </MenuButton>
      )}
    </header>
  );
}
