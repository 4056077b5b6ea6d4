import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { MessageKey } from '../facts.ts';
import type { NoticesStore } from '../notices.ts';
import type { PlaceStore } from '../place.ts';
import type { Surroundings } from '../surroundings.ts';
import type { FeedReading } from './feed-reading.ts';
import type { FeedVisit } from './feed-state.ts';
import type { FeedsStore } from './feeds.ts';

/** Milliseconds between two read markers. */
const pause = 300;

interface Parts {
  readonly bridge: Bridge;
  readonly feeds: FeedsStore;
  readonly feedReading: FeedReading;
  readonly notices: NoticesStore;
  readonly place: PlaceStore;
  readonly surroundings: Pick<Surroundings, 'looking' | 'onLooking' | 'later'>;
}

/** Keeps the feeds as the host says, and tells it what of them was read. Returns its undo. */
export function attachFeeds(parts: Parts): () => void {
  const { bridge, feeds, feedReading } = parts;
  const undo = [
    bridge.listen('feeds.changed', (told) => {
      const before = feedReading.state.getState().visit;
      const known = before && feeds.get(before.feed);
      feeds.load(told.feeds);
      const now = before && feeds.get(before.feed);
      // Changed here or on another device: it collects something else now.
      if (now && JSON.stringify(known?.match) !== JSON.stringify(now.match))
        void feedReading.open({ feed: now.id });
    }),
    bridge.listen('feeds.counted', ({ counts }) => feeds.count(counts)),
    bridge.listen('feeds.matched', ({ matches }) => feedReading.matched(matches)),
    bridge.listen('feeds.outdated', (told) => void feedReading.outdated(told.feeds)),
    bridge.listen('rooms.changed', ({ gone }) => {
      if (gone.length > 0) feedReading.drop(new Set(gone));
    }),
    attachFeedMarks(parts),
    attachPutAway(parts),
  ];
  return () => {
    for (const each of undo) each();
  };
}

/** What is in sight while somebody looks counts as read. */
function attachFeedMarks({ bridge, feeds, feedReading, place, surroundings }: Parts): () => void {
  let told: { readonly visit: FeedVisit; readonly upTo: MessageKey } | undefined;
  let waiting = false;
  const mark = (): void => {
    waiting = false;
    const { visit, seenUpTo } = feedReading.state.getState();
    if (!visit || place.state.getState().feed !== visit.feed || !surroundings.looking()) return;
    const { feed } = visit;
    const done = told?.visit === visit ? told.upTo : 0;
    if ((feeds.get(feed)?.unread ?? 0) === 0 || seenUpTo <= done) return;
    told = { visit, upTo: seenUpTo };
    bridge.call('feeds.markRead', { feed, upTo: seenUpTo }).catch(() => {
      told = undefined;
    });
  };
  const soonMark = (): void => {
    if (waiting) return;
    waiting = true;
    surroundings.later(pause, mark);
  };
  const undo = [
    feedReading.state.subscribe(soonMark),
    feeds.state.subscribe(soonMark),
    surroundings.onLooking(soonMark),
  ];
  return () => {
    for (const each of undo) each();
  };
}

/** A feed that was put away goes for good once the notice that could bring it back is gone. */
function attachPutAway({ feeds, notices }: Parts): () => void {
  return notices.state.subscribe(({ shown }, before) => {
    const offered = new Set(shown.map((notice) => (notice.kind === 'feed removed' ? notice.feed : null)));
    for (const notice of before.shown) {
      if (notice.kind !== 'feed removed' || offered.has(notice.feed)) continue;
      // After whoever took the notice away has said whether it is to come back.
      void Promise.resolve(notice.feed).then(feeds.remove).catch(notices.trouble);
    }
  });
}
