import { tameName } from '../plain-text.ts';
import { useOpenListed } from '../use-room.ts';
import type { Action } from './action.ts';
import { feedName } from './feed-name.ts';
import { useAccountActions } from './use-account-actions.ts';
import { useFeedActions, useOpenFeed } from './use-feed-actions.ts';
import { useQuietActions } from './use-quiet-actions.ts';
import { useRoomActions } from './use-room-actions.ts';
import { useWindowActions } from './use-window-actions.ts';

/** What a menu or a key does, here and now. */
export function useActions(): readonly Action[] {
  const room = useOpenListed();
  const hint = room && tameName(room.name);
  const ofRoom = useRoomActions(room);
  const feed = useOpenFeed();
  const ofFeed = useFeedActions(feed);
  return [
    ...useWindowActions(),
    ...useQuietActions(),
    ...ofRoom.map((action) => (hint === undefined ? action : { ...action, hint })),
    ...ofFeed.map((action) => (feed ? { ...action, hint: feedName(feed) } : action)),
    ...useAccountActions(),
  ];
}
