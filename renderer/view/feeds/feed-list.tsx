import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { onDemand } from '../on-demand.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';
import { FeedItem } from './feed-item.tsx';

const FeedMenu = onDemand(async () => (await import('./feed-menu.tsx')).FeedMenu);

/** Above the rooms: what collects messages of many of them. */
export function FeedList() {
  const { feeds, place } = useApp();
  const all = usePart(feeds, (state) => state.feeds);
  const open = usePart(place, (state) => state.feed);
  const key = useKey('new feed', strings.feeds.make);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuFeed = all.find(({ id }) => id === anchor?.getAttribute('data-feed'));
  const tabStop = (all.find(({ id }) => id === open) ?? all[0])?.id;
  const openMenu = (event: SyntheticEvent): void => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-feed]') : null;
    if (!item) return;
    event.preventDefault();
    item.focus();
    setAnchor(item);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu(event);
    else if (walk(event)) event.preventDefault();
  };
  return (
    <nav className="feed-list" aria-label={strings.feeds.list} onKeyDown={onKeyDown} onContextMenu={openMenu}>
      <header className="feed-list-head">
        <h2 className="category">{strings.feeds.list}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.feeds.make}
          {...key}
          onClick={() => place.openFeedDialog({ wish: {} })}
        >
          <Icon name="plus" />
        </button>
      </header>
      <ul>
        {all.map((feed) => (
          <FeedItem
            key={feed.id}
            feed={feed}
            icon={isEgo(feed) ? 'at' : 'feed'}
            open={feed.id === open}
            tabStop={feed.id === tabStop}
          />
        ))}
      </ul>
      {anchor && menuFeed && <FeedMenu feed={menuFeed} anchor={anchor} onClose={() => setAnchor(null)} />}
    </nav>
  );
}

/** Up and down go from feed to feed. */
function walk({
  key,
  currentTarget,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: KeyboardEvent<HTMLElement>): boolean {
  if (altKey || ctrlKey || metaKey || shiftKey) return false;
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[data-feed]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  const next = to === undefined ? undefined : items[Math.max(0, Math.min(to, items.length - 1))];
  next?.focus();
  return next !== undefined;
}
