import type { FeedEntry } from '#renderer/store/facts.ts';
import { AnchoredMenu } from '../anchored-menu.tsx';
import { useApp, usePart } from '../app-context.ts';
import { ActionItems } from '../parts/action-items.tsx';
import { feedName } from '../parts/feed-name.ts';
import { useFeedActions } from '../parts/use-feed-actions.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly feed: FeedEntry;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** What can be done with a feed of the list. */
export function FeedMenu({ feed, anchor, onClose }: Props) {
  const actions = useFeedActions(feed);
  const open = usePart(useApp().place, (state) => state.feed);
  const label = strings.feeds.menu(feedName(feed));
  return (
    <AnchoredMenu label={label} anchor={anchor} placement="bottom start" onClose={onClose}>
      <ActionItems actions={actions} withoutKeys={feed.id !== open} />
    </AnchoredMenu>
  );
}
