import type { App } from '#renderer/store/app.ts';
import type { FeedEntry } from '#renderer/store/facts.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import type { Action } from './action.ts';
import { feedName } from './feed-name.ts';

/** All that one can do with a feed, wherever that is offered. */
export function useFeedActions(feed: FeedEntry | undefined): readonly Action[] {
  const app = useApp();
  const open = usePart(app.place, (state) => state.feed);
  if (!feed) return [];
  return [
    ...(feed.id === open ? [] : [opening(app, feed)]),
    ...(feed.unread > 0 ? [reading(app, feed)] : []),
    ...(feed.trouble === undefined ? [editing(app, feed)] : []),
    ...(isEgo(feed) ? [] : [removing(app, feed)]),
  ];
}

/** The feed that is shown. */
export function useOpenFeed(): FeedEntry | undefined {
  const { place, feeds } = useApp();
  const open = usePart(place, (state) => state.feed);
  return usePart(feeds, (state) => state.feeds.find(({ id }) => id === open));
}

function opening({ navigation }: App, { id }: FeedEntry): Action {
  return { id: 'feed open', icon: 'shown', text: strings.feeds.open, run: () => navigation.showFeed(id) };
}

function reading({ feeds, notices }: App, { id }: FeedEntry): Action {
  const run = (): void => void feeds.markRead(id).catch(notices.trouble);
  return { id: 'feed mark read', icon: 'check', text: strings.feeds.markRead, run };
}

function editing({ place }: App, { id }: FeedEntry): Action {
  const run = (): void => place.openFeedDialog(id);
  return { id: 'feed edit', icon: 'settings', text: strings.feeds.edit, run };
}

/** It is out of sight at once, and gone when nobody wants it back. */
function removing({ feeds, notices, place, navigation }: App, feed: FeedEntry): Action {
  const run = (): void => {
    feeds.putAway(feed.id);
    notices.show({ kind: 'feed removed', feed: feed.id, name: feedName(feed) });
    if (place.state.getState().feed === feed.id && !navigation.step('back')) navigation.closeRoom();
  };
  return { id: 'feed delete', icon: 'forget', text: strings.feeds.remove, run };
}
