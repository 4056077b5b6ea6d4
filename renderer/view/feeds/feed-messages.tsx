import { useRef } from 'react';
import type { FeedEntry } from '#renderer/store/facts.ts';
import type { FeedVisit } from '#renderer/store/feeds/feed-state.ts';
import { useApp, usePart } from '../app-context.ts';
import { datesIn, dayOf } from '../dates.ts';
import { Icon } from '../icons.tsx';
import { feedName } from '../parts/feed-name.ts';
import { tameSentence } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { FeedMessage } from './feed-message.tsx';
import { useFeedCopy } from './use-feed-copy.ts';
import { useFeedKeys } from './use-feed-keys.ts';
import { useFeedPlace } from './use-feed-place.ts';
import { useMarkedTerms } from './use-marked-terms.ts';

interface Props {
  readonly feed: FeedEntry;
  readonly visit: FeedVisit;
}

/** Above the first message: that it is the first, or why those before it are not there. */
function FeedEdge() {
  const { feedReading } = useApp();
  const { reachedStart, older } = usePart(feedReading, (state) => state);
  return (
    <p className="older-edge feed-edge" role={older ? 'alert' : undefined}>
      {older && tameSentence(older.text)}
      {older && (
        <button
          type="button"
          className="button plain small"
          onClick={() => void feedReading.loadMore('older')}
        >
          {strings.tryAgain}
        </button>
      )}
      {reachedStart && strings.feeds.beginning}
    </p>
  );
}

/** What a feed collected, the oldest first; it begins where the unread does, or where one was. */
export function FeedMessages({ feed, visit }: Props) {
  const { feedReading, session } = useApp();
  const state = usePart(feedReading, (now) => now);
  const dates = datesIn(usePart(session, ({ host }) => host.language));
  const today = new Date().setHours(0, 0, 0, 0);
  const scroller = useRef<HTMLDivElement>(null);
  const { messages, fresh, lines, terms, loading, seenUpTo } = state;
  const toEnd = useFeedPlace(scroller, state, visit);
  useMarkedTerms(scroller, terms, messages);
  const copying = useFeedCopy(messages);
  const keys = useFeedKeys(messages);
  const below = messages.filter(({ key }) => key > seenUpTo && fresh.has(key)).length;
  return (
    <>
      <div
        ref={scroller}
        className="messages"
        role="feed"
        aria-label={strings.feeds.messages(feedName(feed))}
        aria-busy={loading.older || loading.newer}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        tabIndex={0}
        data-first-focus
        onKeyDown={keys}
        {...copying}
      >
        <div className="rows feed-rows">
          <FeedEdge />
          {messages.map((message, index) => (
            <FeedMessage
              key={message.key}
              message={message}
              day={dayOf(message.sentAt) !== dayOf(messages[index - 1]?.sentAt ?? 0)}
              fresh={fresh.has(message.key)}
              lines={lines.get(message.key)}
              dates={dates}
              today={today}
            />
          ))}
        </div>
      </div>
      <div role="status">
        {below > 0 && (
          <button type="button" className="jump" onClick={toEnd}>
            <Icon name="down" />
            {strings.feeds.below(below)}
          </button>
        )}
      </div>
    </>
  );
}
